namespace Herberge.Shell.Charts.Sheets;

/// <summary>The light theme's tokens as sRGB: what leaves the house can't resolve <c>oklch()</c>.</summary>
internal static class SheetColours
{
    public const string Paper = "#ffffff";
    public const string Ink = "#182622";
    public const string Support = "#465048";
    public const string Line = "#d9d4c6";
    public const string Edge = "#8f9388";
    public const string Ever = "#0c5947";
    public const string Band = "#d3e4dc";
    public const string Lamp = "#8a4b00";

    /// <summary>The heat map's steps from “hardly” to “much”, and what is written on them.</summary>
    public static readonly IReadOnlyList<string> Steps = ["#f0b463", "#f6d9a4", "#f6ecd6", "#e8eae2", "#aed6c5"];

    private static readonly (string Solid, string Mid)[] Units =
    [
        ("#a9573d", "#f9cec1"), ("#815fa7", "#e1d1f5"), ("#2b77b0", "#bddefa"), ("#a35379", "#f6ccdd"), ("#008491", "#b2e4e9"), ("#6369b4", "#d0d7fc"),
        ("#6c7a1e", "#d5deb8"), ("#32844f", "#c1e4c9"), ("#aa5358", "#facccc"), ("#955793", "#edceeb"), ("#007ea4", "#b5e1f3"), ("#008777", "#b4e5dc"),
    ];

    /// <param name="hue">1 to 12.</param>
    public static (string Solid, string Mid) Unit(int hue) => Units[(hue - 1) % Units.Length];
}
