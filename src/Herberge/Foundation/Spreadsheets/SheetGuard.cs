using System.IO.Compression;

namespace Herberge.Foundation.Spreadsheets;

/// <summary>
/// Looks into a workbook before anything reads it: how much it unpacks to in truth, not what its directory says. What is
/// small packed and huge unpacked (a decompression bomb) ends here, with nothing kept in memory.
/// </summary>
internal static class SheetGuard
{
    public const long MostUnpacked = 256L * 1024 * 1024;
    private const long MostForStructure = 2L * 1024 * 1024;
    private const long MostForStrings = 96L * 1024 * 1024;
    private const int MostParts = 2000;

    /// <summary>Code of what is wrong; null when it may be opened.</summary>
    public static string? Check(byte[] content)
    {
        // The old binary format, and what Excel makes of a workbook with a password.
        if (content.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])) return "sheet-locked";
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts) return "sheet-too-large";
            var all = 0L;
            foreach (var part in archive.Entries)
            {
                var most = Math.Min(MostOf(part.FullName), MostUnpacked - all);
                var size = SizeOf(part, most);
                if (size > most) return "sheet-too-large";
                all += size;
            }

            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return "sheet-broken";
        }
    }

    private static long MostOf(string part) =>
        part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.EndsWith("[Content_Types].xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)
            ? MostForStructure
            : part.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase) ? MostForStrings : MostUnpacked;

    private static long SizeOf(ZipArchiveEntry part, long most)
    {
        using var unpacked = part.Open();
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (int read; size <= most && (read = unpacked.Read(buffer)) > 0;) size += read;
        return size;
    }
}
