using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices.Push;

/// <param name="Endpoint">Where the browser's push service takes messages for it.</param>
/// <param name="PublicKey">The browser's key, base64url.</param>
/// <param name="Secret">The secret it shares with the house, base64url.</param>
/// <param name="Browser">What its owner knows it by.</param>
public sealed record PushInput(string? Endpoint, string? PublicKey, string? Secret, string? Browser);

/// <summary>One of the viewer's browsers that show notices.</summary>
public sealed record PushBrowser(Guid Id, string Browser, DateTimeOffset Since);

/// <summary>The viewer's own browsers that show notices although no page is open.</summary>
internal sealed class SubscribePush(HouseDb db, WriteTransactions writes, PushHosts hosts, TimeProvider clock)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<PushBrowser>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.PushSubscriptions.AsNoTracking().Where(s => s.MemberId == me).OrderBy(s => s.Id).Select(s => new PushBrowser(s.Id, s.Browser, s.CreatedAt)).ToListAsync(ct);
    }

    public async Task<Result<Done>> HandleAsync(PushInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        if (input.Endpoint is not { Length: <= PushSubscription.LongestAddress } || !Uri.TryCreate(input.Endpoint, UriKind.Absolute, out var address) || !hosts.Allows(address))
            return Problem.Invalid(nameof(input.Endpoint), "push-host");
        if (Bytes(input.PublicKey) is not { } key || MessageEncryption.Read(key) is null) return Problem.Invalid(nameof(input.PublicKey), "push-key");
        if (Bytes(input.Secret) is not { Length: MessageEncryption.SecretLength } secret) return Problem.Invalid(nameof(input.Secret), "push-key");
        var browser = string.Concat((input.Browser ?? "").Where(c => !char.IsControl(c))).Trim();
        var (me, hash) = (viewer.MemberId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input.Endpoint))));
        await using var write = await writes.BeginAsync(db, ct);
        // Whoever signs in on a shared machine takes its browser over: it must not go on telling of somebody else.
        await db.PushSubscriptions.Where(s => s.AddressHash == hash).ExecuteDeleteAsync(ct);
        if (await db.PushSubscriptions.CountAsync(s => s.MemberId == me, ct) >= Most) return Problem.Conflict("push-many", Most);
        db.PushSubscriptions.Add(new PushSubscription(me, input.Endpoint, hash, WebEncoders.Base64UrlEncode(key), WebEncoders.Base64UrlEncode(secret),
            browser.Length == 0 ? address.Host : browser[..Math.Min(browser.Length, PushSubscription.LongestBrowser)], clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.PushSubscriptions.Where(s => s.Id == id && s.MemberId == me).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static byte[]? Bytes(string? text)
    {
        if (text is null or { Length: > PushSubscription.LongestKey }) return null;
        try
        {
            return WebEncoders.Base64UrlDecode(text.TrimEnd('='));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
