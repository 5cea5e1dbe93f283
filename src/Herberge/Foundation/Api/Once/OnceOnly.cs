using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Api.Once;

/// <summary>
/// A write with an <c>Idempotency-Key</c> is carried out once, however often a program sends it because no answer came
/// (draft-ietf-httpapi-idempotency-key-header). Keys belong to the token's member and hold for <see cref="Kept"/>.
/// What was refused before anything happened (4xx) may be tried again under the same key.
/// </summary>
internal sealed class OnceOnly(RequestDelegate next, IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string RepeatedHeader = "Idempotency-Repeated";

    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int LongestKey = 200;
    private const long LargestBody = 512 * 1024;

    private readonly IDataProtector _seal = protection.CreateProtector("api-answer");

    public async Task InvokeAsync(HttpContext context, CurrentViewer current)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(ApiGroup.Prefix) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || !request.Headers.TryGetValue(Header, out var sent) || !current.Value.IsSignedIn)
        {
            await next(context);
            return;
        }

        if (KeyIn(sent.ToString()) is not { } key)
        {
            await ProblemResults.WriteAsync(context, StatusCodes.Status400BadRequest, new Problem(ProblemKind.Invalid, "idempotency-key-wrong", null, LongestKey));
            return;
        }

        if (await FingerprintAsync(request, context.RequestAborted) is not { } fingerprint)
        {
            await ProblemResults.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, new Problem(ProblemKind.Invalid, "idempotency-body-large", null, LargestBody / 1024));
            return;
        }

        var answer = new KeptAnswer(current.Value.MemberId, key, fingerprint, clock.GetUtcNow());
        if (await ClaimAsync(answer, context.RequestAborted) is { } first) await RepeatAsync(context, first, fingerprint);
        else await CarryOutAsync(context, answer);
    }

    /// <summary>The key itself; the draft has it in quotes, many programs send it bare.</summary>
    private static string? KeyIn(string sent)
    {
        var key = sent is ['"', .. var inner, '"'] ? inner : sent;
        return key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and < (char)127 and not '"') ? key : null;
    }

    private static async Task<byte[]?> FingerprintAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody) return null;
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var part = new byte[16 * 1024];
        long read = 0;
        for (int count; (count = await request.Body.ReadAsync(part, ct)) > 0;)
        {
            if ((read += count) > LargestBody) return null;
            hash.AppendData(part, 0, count);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    /// <summary>Null when the key is ours now; else what stands under it.</summary>
    private async Task<KeptAnswer?> ClaimAsync(KeptAnswer answer, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var engine = scope.ServiceProvider.GetRequiredService<IDatabaseEngine>();
        var lapsed = answer.At - Kept;
        try
        {
            await using var write = await scope.ServiceProvider.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
            await db.KeptAnswers.Where(a => a.MemberId == answer.MemberId && a.Key == answer.Key && a.At < lapsed).ExecuteDeleteAsync(ct);
            if (await db.KeptAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.MemberId == answer.MemberId && a.Key == answer.Key, ct) is { } first) return first;
            db.KeptAnswers.Add(answer);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            return null;
        }
        catch (DbUpdateException error) when (engine.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return await db.KeptAnswers.AsNoTracking().SingleAsync(a => a.MemberId == answer.MemberId && a.Key == answer.Key, ct);
        }
    }

    private async Task RepeatAsync(HttpContext context, KeptAnswer first, byte[] fingerprint)
    {
        if (!first.Fingerprint.AsSpan().SequenceEqual(fingerprint))
        {
            await ProblemResults.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, new Problem(ProblemKind.Invalid, "idempotency-other"));
            return;
        }

        if (first.Status is not { } status)
        {
            await ProblemResults.WriteAsync(context, StatusCodes.Status409Conflict, Problem.Conflict("idempotency-open"));
            return;
        }

        var response = context.Response;
        response.StatusCode = status;
        response.Headers[RepeatedHeader] = "true";
        if (first.ContentType is { } type) response.ContentType = type;
        if (first.Location is { } location) response.Headers.Location = location;
        if (first.ETag is { } etag) response.Headers.ETag = etag;
        if (first.Body is { } body) await response.Body.WriteAsync(_seal.Unprotect(body), context.RequestAborted);
    }

    private async Task CarryOutAsync(HttpContext context, KeptAnswer answer)
    {
        var response = context.Response;
        var outward = response.Body;
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException)
        {
            await KeepAsync(answer, null);
            throw;
        }
        finally
        {
            response.Body = outward;
        }

        // Kept although the caller may be gone: that is what the key is for.
        if (response.StatusCode < StatusCodes.Status300MultipleChoices)
        {
            answer.Status = response.StatusCode;
            answer.ContentType = response.ContentType;
            answer.Location = response.Headers.Location;
            answer.ETag = response.Headers.ETag;
            answer.Body = written.Length > 0 ? _seal.Protect(written.ToArray()) : null;
            await KeepAsync(answer, answer);
        }
        else if (response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            await KeepAsync(answer, null);
        }

        if (written.Length == 0) return;
        written.Position = 0;
        await written.CopyToAsync(outward, context.RequestAborted);
    }

    /// <summary>Writes the answer down, or frees the key of a request that did nothing.</summary>
    private async Task KeepAsync(KeptAnswer key, KeptAnswer? answer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        await using var write = await scope.ServiceProvider.GetRequiredService<WriteTransactions>().BeginAsync(db, CancellationToken.None);
        if (answer is null) await db.KeptAnswers.Where(a => a.MemberId == key.MemberId && a.Key == key.Key).ExecuteDeleteAsync(CancellationToken.None);
        else db.KeptAnswers.Update(answer);
        await db.SaveChangesAsync(CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
    }
}
