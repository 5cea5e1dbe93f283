using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Herberge.Foundation.Csv;

namespace Herberge.Foundation.Spreadsheets;

/// <summary>
/// The first visible sheet of an Excel workbook (.xlsx) as rows and columns of text, under the first row that is not empty.
/// Read as a stream after <see cref="SheetGuard"/> let it pass; formulas count by the result kept beside them and are never
/// computed, links are never followed, document type definitions are refused.
/// </summary>
public sealed class SheetTable
{
    /// <summary>Rows and columns of a table somebody looks at; a sheet may say it is far larger.</summary>
    private const int MostCells = 3_000_000;
    private const int MostColumns = 400;
    private const int LongestCell = 32_767;

    private readonly List<CsvRow> _rows = [];
    private readonly List<CsvFault> _faults = [];
    private List<string> _columns = [];

    private SheetTable() { }

    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Each with a field for every column and the number the sheet gives it.</summary>
    public IReadOnlyList<CsvRow> Rows => _rows;

    public IReadOnlyList<CsvFault> Faults => _faults;

    /// <summary>Whether this is a workbook, packed or as it was before 2007.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]);

    public static SheetTable Read(byte[] content)
    {
        if (SheetGuard.Check(content) is { } refused) return Broken(refused);
        try
        {
            using var workbook = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = SheetGuard.MostUnpacked });
            if (workbook.WorkbookPart is not { } part || FirstSheet(part) is not { } sheet) return Broken("sheet-none");
            var table = new SheetTable();
            table.Fill(sheet, new SheetCells(Texts(part), SheetDates.Of(part)));
            if (table._columns.Count == 0 && table._faults.Count == 0) table._faults.Add(new CsvFault(1, null, "csv-empty"));
            return table;
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or XmlException or FileFormatException or InvalidDataException or FormatException
            or InvalidOperationException or ArgumentException or OverflowException or KeyNotFoundException or UriFormatException)
        {
            return Broken("sheet-broken");
        }
    }

    private static WorksheetPart? FirstSheet(WorkbookPart workbook)
    {
        var sheet = workbook.Workbook.Sheets?.Elements<Sheet>().FirstOrDefault(s => s.State is null || s.State.Value == SheetStateValues.Visible);
        return sheet?.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part ? part : null;
    }

    private static List<string> Texts(WorkbookPart workbook)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is not { } part) return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
            texts.Add(SheetCells.Short(SheetCells.TextOf((SharedStringItem)reader.LoadCurrentElement()!), LongestCell));
        }

        return texts;
    }

    private void Fill(WorksheetPart sheet, SheetCells cells)
    {
        using var reader = OpenXmlReader.Create(sheet);
        var (line, kept) = (0, 0);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
            var row = (Row)reader.LoadCurrentElement()!;
            line = row.RowIndex?.Value is { } given and <= int.MaxValue ? (int)given : line + 1;
            var fields = Fields(row, line, cells);
            if (fields is null || fields.All(string.IsNullOrWhiteSpace)) continue;
            if (_columns.Count == 0)
            {
                _columns = [.. fields.Select(name => name.Trim())];
                foreach (var twice in _columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                    _faults.Add(new CsvFault(line, twice.Key, "csv-column-twice"));
                continue;
            }

            if ((kept += _columns.Count) > MostCells)
            {
                _faults.Add(new CsvFault(line, null, "sheet-too-large"));
                return;
            }

            _rows.Add(new CsvRow(line, fields));
        }
    }

    /// <summary>What stands in a row, by column. Beside the header's columns there is nothing to read.</summary>
    private string[]? Fields(Row row, int line, SheetCells cells)
    {
        var header = _columns.Count == 0;
        var fields = header ? new List<string>() : [.. Enumerable.Repeat("", _columns.Count)];
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            var at = cell.CellReference?.Value is { } place ? SheetCells.ColumnOf(place) : next;
            next = at + 1;
            if (at < 0 || at >= MostColumns || (!header && at >= fields.Count)) continue;
            while (fields.Count <= at) fields.Add("");
            var read = cells.Read(cell);
            if (read.Fault is not null) _faults.Add(new CsvFault(line, header ? null : NameOf(at), read.Fault, read.Text));
            else fields[at] = SheetCells.Short(read.Text, LongestCell);
        }

        return [.. fields];
    }

    private string NameOf(int column) => _columns[column].Length > 0 ? _columns[column] : SheetCells.LettersOf(column);

    private static SheetTable Broken(string code)
    {
        var table = new SheetTable();
        table._faults.Add(new CsvFault(1, null, code));
        return table;
    }
}
