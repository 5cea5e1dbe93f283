using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Herberge.Foundation.Spreadsheets;

/// <summary>What a cell says, as text.</summary>
/// <param name="Fault">Code of why it says nothing.</param>
internal readonly record struct SheetCell(string Text, string? Fault = null);

/// <summary>Reads cells as people see them: texts, numbers without rounding, dates as days.</summary>
internal sealed class SheetCells(List<string> shared, SheetDates dates)
{
    /// <summary>Above that a whole number is no longer exact, and would be shown in powers of ten.</summary>
    private const double Exact = 1e15;

    private const int Letters = 26;

    public SheetCell Read(Cell cell)
    {
        var written = cell.CellValue?.Text;
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString) return new SheetCell(cell.InlineString is { } inline ? TextOf(inline) : "");
        if (type == CellValues.Error) return new SheetCell(written ?? "", "cell-error");
        if (written is null) return cell.CellFormula is null ? new SheetCell("") : new SheetCell("", "cell-formula");
        if (type == CellValues.SharedString)
            return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? new SheetCell(shared[index]) : new SheetCell(written, "cell-error");
        if (type == CellValues.Boolean) return new SheetCell(written == "1" ? "true" : "false");
        if (type == CellValues.String || type == CellValues.Date) return new SheetCell(written);
        return Number(written, cell.StyleIndex?.Value);
    }

    /// <summary>All that is written in it, without its pronunciation.</summary>
    public static string TextOf(OpenXmlElement rich) =>
        string.Concat(rich.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    public static string Short(string text, int most) => text.Length > most ? text[..most] : text;

    /// <summary>0 for A; −1 for what is no place.</summary>
    public static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (letter is < 'A' or > 'Z') break;
            column = (column * Letters) + letter - 'A' + 1;
            if (column > 1_000_000) return -1;
        }

        return column - 1;
    }

    public static string LettersOf(int column) => column < Letters ? $"{(char)('A' + column)}" : LettersOf((column / Letters) - 1) + (char)('A' + (column % Letters));

    private SheetCell Number(string written, uint? style)
    {
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return new SheetCell(written);
        if (dates.IsDate(style)) return dates.Say(number) is { } day ? new SheetCell(day) : new SheetCell(written, "cell-date");
        return new SheetCell(number == Math.Truncate(number) && Math.Abs(number) < Exact ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture));
    }
}
