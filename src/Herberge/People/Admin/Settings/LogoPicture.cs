using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;

namespace Herberge.People.Admin.Settings;

/// <summary>What may hang as the house's sign: a still picture that can be decoded. An SVG may carry script and stays out.</summary>
internal static class LogoPicture
{
    public const string Accepted = "image/png,image/jpeg,image/webp";
    private const int MostBytes = 8 * 1024 * 1024;

    public static async Task<Result<byte[]>> ReadAsync(Stream content, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > MostBytes) return Problem.Invalid("Logo", "file-too-large", MostBytes / (1024 * 1024));
            kept.Write(buffer, 0, read);
        }

        var bytes = kept.ToArray();
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, FileKind.SniffedBytes));
        if (FileKind.Of(head, "") is not { IsPicture: true, ContentType: not "image/gif" } kind) return Problem.Invalid("Logo", "logo-kind");
        return Pictures.Renew(bytes, kind.ContentType) is null ? Problem.Invalid("Logo", "file-picture-broken") : bytes;
    }
}
