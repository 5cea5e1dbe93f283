using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Herberge.Foundation.Files;

/// <summary>Says who may see a file attached to something of a room.</summary>
public interface IFileAccess
{
    Task<bool> MaySeeAsync(StoredFile file, Viewer viewer, CancellationToken ct);
}

/// <param name="Url">Where it is served to those who may see it.</param>
/// <param name="Markdown">What to put into a text to show or link it.</param>
public sealed record UploadedFile(Guid Id, string Url, string Markdown, string Name, long Size);

internal static class FileEndpoints
{
    private const int SmallestThumbnail = 16;

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/files", SaveAsync);
        app.MapGet("/files/{id:guid}/{name?}", ServeAsync);
    }

    public static string AddressOf(StoredFile file) => $"/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    public static UploadedFile Describe(StoredFile file)
    {
        var url = AddressOf(file);
        var words = file.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        var target = url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return new UploadedFile(file.Id, url, $"{(file.IsImage ? "!" : "")}[{words}]({target})", file.Name, file.Size);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, FileStore files, Viewer viewer, IOptions<HouseOptions> options, IStringLocalizer<ProblemWords> words, CancellationToken ct)
    {
        // Some room for the form around the file; the store counts the file itself.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.Limits.UploadBytes + (64 * 1024);
        if (!context.Request.HasFormContentType) return ((Result<UploadedFile>)Problem.Invalid("file", "file-missing")).ToHttp(words);
        var form = await context.Request.ReadFormAsync(ct);
        if (form.Files is not [var sent, ..]) return ((Result<UploadedFile>)Problem.Invalid("file", "file-missing")).ToHttp(words);
        await using var content = sent.OpenReadStream();
        var saved = await files.SaveAsync(content, sent.FileName, viewer, ct);
        return saved.ToHttp(words, file => TypedResults.Ok(Describe(file)));
    }

    internal static async Task<IResult> ServeAsync(
        Guid id, int? w, HttpContext context, HouseDb db, FileStore files, IEnumerable<IFileAccess> access, Viewer viewer, CancellationToken ct)
    {
        var file = await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct);
        if (file is null || !await MaySeeAsync(file, access, viewer, ct) || !files.Exists(id)) return TypedResults.NotFound();

        var headers = context.Response.Headers;
        // An id never changes its content; private, because the next person may not see it.
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = file.IsImage ? "default-src 'none'; sandbox" : "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        var disposition = new ContentDispositionHeaderValue(file.IsImage || file.ContentType == "application/pdf" ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();

        var content = file.IsImage && w is >= SmallestThumbnail ? files.OpenThumbnail(file, w.Value) : files.Open(id);
        var tag = new EntityTagHeaderValue($"\"{id:N}{(content.Length == file.Size ? "" : $"-{content.Length}")}\"");
        return TypedResults.Stream(content, file.ContentType, lastModified: null, entityTag: tag, enableRangeProcessing: true);
    }

    private static async ValueTask<bool> MaySeeAsync(StoredFile file, IEnumerable<IFileAccess> access, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return false;
        if (file.IsHousePublic || file.OwnerId == viewer.MemberId) return true;
        foreach (var room in access)
        {
            if (await room.MaySeeAsync(file, viewer, ct)) return true;
        }

        return false;
    }
}
