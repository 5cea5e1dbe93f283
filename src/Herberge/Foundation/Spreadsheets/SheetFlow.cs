using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Herberge.Foundation.Files;

namespace Herberge.Foundation.Spreadsheets;

/// <summary>
/// Writes an Excel workbook (ECMA-376, SpreadsheetML) sheet after sheet and row after row while it is sent; a row is in memory, never
/// the sheet. Text is kept as text in its cell, so that nothing of it is ever a formula.
/// </summary>
internal sealed class SheetFlow : IAsyncDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const int LongestCell = 32_767;

    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false };

    private readonly HeldBackStream _late;
    private readonly ZipArchive _zip;
    private readonly List<string> _sheets = [];
    private Stream? _part;
    private XmlWriter? _xml;

    private SheetFlow(HeldBackStream late, ZipArchive zip) => (_late, _zip) = (late, zip);

    public static async Task<SheetFlow> StartAsync(Stream stream, CancellationToken ct)
    {
        var late = new HeldBackStream(stream);
        return new SheetFlow(late, await ZipArchive.CreateAsync(late, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct));
    }

    /// <summary>Ends the sheet before and begins one under a header that stays when the rest is scrolled.</summary>
    /// <param name="name">Shown on its tab; at most 31 characters.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task SheetAsync(string name, IReadOnlyList<string> header, CancellationToken ct)
    {
        await EndSheetAsync();
        _sheets.Add(name.Length > 31 ? name[..31] : name);
        _part = await _zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_sheets.Count}.xml")).OpenAsync(ct);
        _xml = XmlWriter.Create(_part, Settings);
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "worksheet", Main);
        await _xml.WriteRawAsync("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        await _xml.WriteStartElementAsync(null, "sheetData", Main);
        await RowAsync([.. header.Select(column => (TableCell)column)], style: "1");
    }

    public Task LineAsync(params IReadOnlyList<TableCell> cells) => RowAsync(cells, style: null);

    public async ValueTask DisposeAsync()
    {
        await EndSheetAsync();
        await PartAsync("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{Each(n => $"<sheet name=\"{Escape(_sheets[n - 1])}\" sheetId=\"{n}\" r:id=\"s{n}\"/>")}</sheets></workbook>");
        await PartAsync("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">{Each(n => $"<Relationship Id=\"s{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")}<Relationship Id=\"st\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        // Formats: 0 plain, 1 bold for the header, 2 a day, 3 a number with two decimals, 4 a moment.
        await PartAsync("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\"><xf/><xf fontId=\"1\" applyFont=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"2\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        await PartAsync("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"w\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        await PartAsync("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}styles+xml\"/>{Each(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{kind}worksheet+xml\"/>")}</Types>");
        await _zip.DisposeAsync();
        await _late.DisposeAsync();

        string Each(Func<int, string> of) => string.Concat(Enumerable.Range(1, _sheets.Count).Select(of));
    }

    private async Task RowAsync(IReadOnlyList<TableCell> cells, string? style)
    {
        var xml = _xml ?? throw new InvalidOperationException("No sheet was begun.");
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c", Main);
            if ((style ?? cell.Style) is { } format) xml.WriteAttributeString("s", format);
            if (cell.Number is { } number)
            {
                xml.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
            }
            else if (cell.Text is { Length: > 0 } text)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Writable(text));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        await xml.WriteEndElementAsync();
        await xml.FlushAsync();
    }

    private async Task EndSheetAsync()
    {
        if (_xml is null) return;
        await _xml.WriteEndDocumentAsync();
        await _xml.DisposeAsync();
        await _part!.DisposeAsync();
        (_xml, _part) = (null, null);
    }

    private async Task PartAsync(string name, string xml)
    {
        await using var part = await _zip.CreateEntry(name).OpenAsync();
        await part.WriteAsync(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}"));
    }

    /// <summary>Without what XML has no way to write, and no longer than a cell takes.</summary>
    private static string Writable(string text)
    {
        var kept = text.All(c => c >= ' ' || c is '\n' or '\t') && !text.Any(char.IsSurrogate) ? text : Cleaned(text);
        return kept.Length > LongestCell ? kept[..(char.IsHighSurrogate(kept[LongestCell - 1]) ? LongestCell - 1 : LongestCell)] : kept;
    }

    private static string Cleaned(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\n' or '\t' or (>= ' ' and not 0xFFFE and not 0xFFFF)) kept.Append(rune.ToString());
        return kept.ToString();
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(Cleaned(text));
}
