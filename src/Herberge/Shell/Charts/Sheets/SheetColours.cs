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
        ("#b4473a", "#f3c4ba"), ("#5a5aa8", "#cfd0f0"), ("#2f6fae", "#bfdcf5"), ("#a8437c", "#f2c6dd"), ("#0a7f8c", "#b5e3e8"), ("#5560c0", "#cdd3fa"),
        ("#6f7a17", "#dfe4ae"), ("#2f7d4f", "#bfe3c9"), ("#8a4fa8", "#e3cdf0"), ("#14806c", "#b4e4d8"), ("#a04a60", "#f1c6cf"), ("#4b6b8a", "#cbd9e6"),
    ];

    /// <param name="hue">1 to 12.</param>
    public static (string Solid, string Mid) Unit(int hue) => Units[(hue - 1) % Units.Length];
}
