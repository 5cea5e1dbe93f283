using System.Globalization;
using System.Text;

namespace Herberge.Shell.Charts;

/// <summary>Numbers and paths as SVG writes them, whatever the reader's language.</summary>
internal static class Drawing
{
    public static string N(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Line(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(N(x)).Append(' ').Append(N(y));
        return path.ToString();
    }
}
