namespace Herberge.Foundation.Files;

/// <summary>Copies the drawing parts of an animated GIF (GIF89a specification) and leaves comments, foreign extensions and appendices behind.</summary>
internal static class Gif
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B, GraphicControl = 0xF9, Application = 0xFF;

    /// <summary>Null when the block structure is broken.</summary>
    public static byte[]? WithoutExtras(ReadOnlySpan<byte> gif)
    {
        if (gif.Length < 13) return null;
        var at = 13 + ColourTable(gif[10]);
        if (at > gif.Length) return null;
        using var clean = new MemoryStream(gif.Length);
        clean.Write(gif[..at]);
        while (at < gif.Length)
        {
            switch (gif[at])
            {
                case Trailer:
                    clean.WriteByte(Trailer);
                    return clean.ToArray();
                case Extension when at + 2 < gif.Length:
                    var end = SubBlocks(gif, at + 2);
                    if (end < 0) return null;
                    if (gif[at + 1] == GraphicControl || (gif[at + 1] == Application && IsLoop(gif[(at + 2)..]))) clean.Write(gif[at..end]);
                    at = end;
                    break;
                case Image when at + 10 < gif.Length:
                    var pixels = at + 10 + ColourTable(gif[at + 9]) + 1;
                    end = SubBlocks(gif, pixels);
                    if (end < 0) return null;
                    clean.Write(gif[at..end]);
                    at = end;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool IsLoop(ReadOnlySpan<byte> blocks) => blocks.Length > 12 && blocks[0] == 11 && blocks[1..].StartsWith("NETSCAPE2.0"u8);

    /// <summary>Where a chain of length-prefixed blocks ends, or −1 when it runs over the end.</summary>
    private static int SubBlocks(ReadOnlySpan<byte> gif, int at)
    {
        while (at < gif.Length)
        {
            var length = gif[at];
            at += 1 + length;
            if (length == 0) return at;
        }

        return -1;
    }
}
