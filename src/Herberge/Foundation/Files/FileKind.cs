using System.Text;

namespace Herberge.Foundation.Files;

/// <summary>What a file is by its content; the sender's word counts only between formats that look the same inside.</summary>
/// <param name="ContentType">As it is served.</param>
/// <param name="IsPicture">A raster image that is decoded and written anew.</param>
internal readonly record struct FileKind(string ContentType, bool IsPicture)
{
    private const string Unknown = "application/octet-stream";

    /// <summary>Bytes needed to tell.</summary>
    public const int SniffedBytes = 4096;

    /// <summary>Null when files of this kind are not taken.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> head, string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (head.StartsWith(PngSignature)) return new("image/png", true);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return new("image/jpeg", true);
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return new("image/gif", true);
        if (head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return new("image/webp", true);
        if (head.StartsWith("%PDF-"u8)) return new("application/pdf", false);
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return new(Zip(extension), false);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return new(Compound(extension), false);
        if (!IsText(head)) return null;
        return new(extension switch
        {
            // A browser would run these: they leave the house only as a download nobody can mistake for a page.
            ".svg" or ".html" or ".htm" or ".xhtml" or ".xml" or ".js" or ".mjs" or ".css" => Unknown,
            _ when LooksLikeMarkup(head) => Unknown,
            ".csv" => "text/csv; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        }, false);
    }

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static string Zip(string extension) => extension switch
    {
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        ".odp" => "application/vnd.oasis.opendocument.presentation",
        _ => "application/zip",
    };

    private static string Compound(string extension) => extension switch
    {
        ".doc" => "application/msword",
        ".xls" => "application/vnd.ms-excel",
        ".ppt" => "application/vnd.ms-powerpoint",
        _ => Unknown,
    };

    /// <summary>Valid UTF-8 (perhaps cut at the end) without control characters but tab, line ends and form feed.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        while (head.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(head, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData) return true;
            if (status != System.Buffers.OperationStatus.Done) return false;
            if (rune.Value < 0x20 && rune.Value is not ('\t' or '\n' or '\r' or '\f')) return false;
            head = head[used..];
        }

        return true;
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith('<') || text.Contains("<script", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
