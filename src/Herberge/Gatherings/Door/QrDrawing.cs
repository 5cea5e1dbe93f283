using System.Globalization;
using System.Text;
using QRCoder;

namespace Herberge.Gatherings.Door;

/// <summary>A code a camera reads (ISO/IEC 18004), as the path of a drawing: one square for each dark module.</summary>
internal sealed record QrDrawing(int Size, string Path)
{
    /// <summary>Quiet modules around it, which readers need.</summary>
    public const int Quiet = 4;

    public static QrDrawing Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // The matrix comes with quiet modules of its own.
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (!rows[y][x]) continue;
                var length = 1;
                while (x + length < rows[y].Count && rows[y][x + length]) length++;
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
                x += length;
            }
        }

        return new QrDrawing(rows.Count, path.ToString());
    }
}
