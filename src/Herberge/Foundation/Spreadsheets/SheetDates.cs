using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Herberge.Foundation.Spreadsheets;

/// <summary>Workbooks keep dates as numbers of days; only a cell's format says that it is one (ECMA-376, 18.8.30 and 18.17.4).</summary>
internal sealed class SheetDates(bool from1904, IReadOnlyList<bool> isDate)
{
    /// <summary>Days between the two beginnings of time.</summary>
    private const int Shift1904 = 1462;

    /// <summary>The last day of the year 9999.</summary>
    private const double Last = 2958465;

    public static SheetDates Of(WorkbookPart workbook)
    {
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        var formats = styles?.CellFormats?.Elements<CellFormat>().Select(f => IsDate(f.NumberFormatId?.Value ?? 0, own)).ToList() ?? [];
        return new SheetDates(workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false, formats);
    }

    public bool IsDate(uint? style) => style is { } index && index < isDate.Count && isDate[(int)index];

    /// <summary>As it would be written in a file of text; null for a number that is no day.</summary>
    public string? Say(double days)
    {
        if (from1904) days += Shift1904;
        if (days is < 0 or >= Last + 1) return null;
        var at = DateTime.FromOADate(days);
        // Days are kept as fractions: half a second is lost or won on the way.
        at = new DateTime((at.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static bool IsDate(uint format, Dictionary<uint, string> own) => own.TryGetValue(format, out var code)
        ? HasDay(code)
        : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>Letters of a date outside of quotes, brackets and what follows a backslash.</summary>
    private static bool HasDay(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '\\' or '_' or '*': at++; break;
                case '"': at = End(code, at, '"'); break;
                case '[': at = End(code, at, ']'); break;
                case 'd' or 'D' or 'y' or 'Y' or 'h' or 'H' or 'm' or 'M': return true;
            }
        }

        return false;
    }

    private static int End(string code, int from, char closing) => code.IndexOf(closing, from + 1) is var end and >= 0 ? end : code.Length;
}
