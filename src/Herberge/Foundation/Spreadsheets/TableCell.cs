using System.Globalization;

namespace Herberge.Foundation.Spreadsheets;

/// <summary>What stands in a cell of a table that leaves the house: text as it is, or a number a spreadsheet counts with.</summary>
/// <param name="Text">Also what CSV says of a day or a moment.</param>
/// <param name="Number">A workbook's; days are counted as workbooks do.</param>
/// <param name="Style">Number of a format of <see cref="SheetFlow"/>.</param>
internal readonly record struct TableCell(string? Text, double? Number = null, string? Style = null)
{
    public static implicit operator TableCell(string? text) => new(text);

    public static implicit operator TableCell(int number) => new(null, number);

    public static TableCell Share(double? share) => new(null, share, "3");

    public static TableCell Day(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day?.ToDateTime(TimeOnly.MinValue).ToOADate(), "2");

    /// <param name="local">By the house's clock.</param>
    public static TableCell Moment(DateTime? local) => new(local?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), local?.ToOADate(), "4");

    public string? InCsv(CultureInfo culture) => Text ?? Number?.ToString("0.##", culture);
}
