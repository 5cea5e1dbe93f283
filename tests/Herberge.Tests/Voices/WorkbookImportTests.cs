using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Spreadsheets;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class WorkbookImportTests
{
    private static readonly byte[] Notes = Workbook.Of(
        $"""
        <row r="3">{Workbook.Text("B3", "Kommentar")}{Workbook.Text("C3", "Datum")}<c r="D3" t="s"><v>0</v></c>{Workbook.Text("E3", "Nr")}{Workbook.Text("F3", "Notiz")}</row>
        <row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>45985</v></c>{Workbook.Text("D4", "Hotline")}<c r="E4"><v>4711</v></c><c r="F4" t="e"><v>#REF!</v></c></row>
        <row r="6"><c r="B6" t="str"><f>A1&amp;"x"</f><v>The part is late and nobody tells us</v></c><c r="C6" s="2"><v>45986.3125</v></c><c r="E6"><v>4.712E3</v></c></row>
        <row r="7">{Workbook.Text("B7", "Wir warten seit Montag")}<c r="C7"><v>45987</v></c></row>
        """,
        "<si><t>Kanal</t></si><si><r><t>Frau Hartmann </t></r><r><rPr><b/></rPr><t>sagt nichts</t></r><rPh sb=\"0\" eb=\"1\"><t>weg</t></rPh></si>");

    [Theory, BothEngines]
    public async Task A_workbook_comes_in_like_a_table_with_its_formulas_results_and_its_days(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var page = await SendAsync(house, Notes);

        var preview = await house.Administrator.PageAsync(page);
        Assert.Equal("Kommentar", preview.QuerySelector("#map-quote option[selected]")!.TextContent);
        // The broken cell stands in a column that is asked for: chosen away, the rest comes in.
        Assert.Contains("#REF!", preview.QuerySelector("table.plan")!.TextContent, StringComparison.Ordinal);
        var chosen = $"{page}?source=Excel&quote=Kommentar&date=Datum&channel=Kanal&id=Nr";
        Assert.Contains("Frau [Name] sagt nichts", (await house.Administrator.PageAsync(chosen)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await TakeAsync(house, chosen);

        var stored = await house.InDbAsync(db => db.Observations.OrderBy(o => o.SaidAt).ToListAsync());
        Assert.Equal(["Frau ⟦name⟧ sagt nichts", "The part is late and nobody tells us", "Wir warten seit Montag"], stored.Select(o => o.Quote));
        // Noon and half past seven in Berlin, then a bare number of days.
        Assert.Equal(["2025-11-24 11:00", "2025-11-25 06:30", "2025-11-26 11:00"], stored.Select(o => o.SaidAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(VoiceChannel.Phone, stored[0].Channel);
        var again = await house.Administrator.PageAsync(await SendAsync(house, Notes) + chosen[page.Length..]);
        Assert.Contains("3 Zeilen sind schon da", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cell_can_not_say_is_named_by_line_and_column()
    {
        var table = SheetTable.Read(Workbook.Of($"""
            <row r="1">{Workbook.Text("A1", "Text")}{Workbook.Text("B1", "Tag")}</row>
            <row r="2"><c r="A2"><f>WEBSERVICE("http://169.254.169.254/")</f></c><c r="B2" s="1"><v>9999999</v></c></row>
            <row r="3"><c r="A3" t="s"><v>77</v></c><c r="B3" s="3"><v>1.5</v></c></row>
            """));

        Assert.Equal([(2, "Text", "cell-formula"), (2, "Tag", "cell-date"), (3, "Text", "cell-error")], table.Faults.Select(f => (f.Line, f.Column!, f.Code)));
        Assert.Equal("1.5", table.Rows[^1].Fields[1]);
    }

    [Fact]
    public void A_row_far_below_and_a_cell_far_right_cost_nothing()
    {
        var table = SheetTable.Read(Workbook.Of($"""<row r="1">{Workbook.Text("A1", "Text")}{Workbook.Text("XFD1", "weit")}</row><row r="1048576">{Workbook.Text("A1048576", "unten")}{Workbook.Text("XFD1048576", "rechts")}</row>"""));

        Assert.Equal(["Text"], table.Columns);
        Assert.Equal([(1048576, "unten")], table.Rows.Select(row => (row.Line, string.Join('|', row.Fields))));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", 300)]
    [InlineData("xl/sharedStrings.xml", 120)]
    [InlineData("[Content_Types].xml", 4)]
    [InlineData("xl/media/image1.png", 300)]
    public void A_file_that_unpacks_to_a_giant_is_refused_before_it_is_read(string part, int megabytes)
    {
        var bomb = Workbook.Bomb(part, megabytes);
        Assert.True(bomb.Length < 3 * 1024 * 1024);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = SheetTable.Read(bomb);

        Assert.Equal("sheet-too-large", Assert.Single(table.Faults).Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 * 1024 * 1024);
    }

    [Fact]
    public void Entities_are_neither_unfolded_nor_fetched()
    {
        const string Doctype = """<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""";
        foreach (var part in (string[])["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels"])
        {
            var workbook = Workbook.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>Text</t></si>", (part, $"""<?xml version="1.0"?>{Doctype}<x>&file;&b;</x>"""));
            Assert.Equal("sheet-broken", Assert.Single(SheetTable.Read(workbook).Faults).Code);
        }
    }

    [Fact]
    public void What_is_no_workbook_says_so()
    {
        var whole = Notes;
        Assert.Equal("sheet-broken", Assert.Single(SheetTable.Read(whole[..(whole.Length / 2)]).Faults).Code);
        Assert.Equal("sheet-locked", Assert.Single(SheetTable.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Faults).Code);
        Assert.Equal("csv-empty", Assert.Single(SheetTable.Read(Workbook.Of("")).Faults).Code);
        var hidden = Workbook.Of("", "", ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="x" sheetId="1" state="hidden" r:id="r1"/></sheets></workbook>"""));
        Assert.Equal("sheet-none", Assert.Single(SheetTable.Read(hidden).Faults).Code);
        var strange = Workbook.Of("<row r=\"0\"><c r=\"???\"><v>1e999</v></c></row><row r=\"2\"><c r=\"A2\" s=\"4000000000\"><v>x</v></c></row>");
        Assert.NotEmpty(SheetTable.Read(strange).Columns.Concat(SheetTable.Read(strange).Faults.Select(f => f.Code)));
    }

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_in_words_and_fills_neither_memory_nor_disk()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var endless = new StreamContent(new Rows(200L * 1024 * 1024));
        using var body = new MultipartFormDataContent { { endless, "Form.File", "gross.csv" }, { new StringContent("file"), "_handler" } };

        HttpStatusCode? said = null;
        try
        {
            said = (await house.Administrator.Browser.PostAsync("/voices/import", body)).StatusCode;
        }
        catch (HttpRequestException)
        {
            // The house hung up while the rest was still coming, as it may.
        }

        Assert.True(said is null or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"answered {said}");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 * 1024 * 1024);
        Assert.Empty(Directory.Exists(Path.Combine(house.DataFolder, "imports")) ? Directory.GetFiles(Path.Combine(house.DataFolder, "imports")) : []);
        Assert.Equal(HttpStatusCode.OK, (await house.Administrator.GetAsync("/voices/import")).StatusCode);
    }

    [Theory]
    [InlineData("text,x\ngut,1\n\u0080\u0081,2\n")]
    [InlineData("{\"text\":\"gut\"}\n{\"text\":\"\u0080\"}\n")]
    public void Text_in_another_encoding_is_named_by_its_line_and_nothing_is_guessed(string latin)
    {
        var table = Herberge.Foundation.Imports.SentTable.Read(Encoding.Latin1.GetBytes(latin));

        Assert.Equal(("csv-not-utf8", latin.StartsWith('{') ? 2 : 3), (Assert.Single(table.Faults).Code, table.Faults[0].Line));
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void Columns_without_end_are_refused()
    {
        var wide = string.Join(',', Enumerable.Range(0, 100_000)) + "\n" + string.Concat(Enumerable.Repeat("1\n", 100_000));
        Assert.Equal("csv-too-many-columns", Assert.Single(Herberge.Foundation.Imports.SentTable.Read(Encoding.UTF8.GetBytes(wide)).Faults).Code);
        var objects = string.Concat(Enumerable.Range(0, 5000).Select(n => $"{{\"a{n}\":1}}\n"));
        Assert.Equal("csv-too-many-columns", Assert.Single(Herberge.Foundation.Imports.SentTable.Read(Encoding.UTF8.GetBytes(objects)).Faults).Code);
    }

    private static async Task<string> SendAsync(TestHouse house, byte[] content)
    {
        var sent = await house.Administrator.Browser.UploadAsync("/voices/import", "file", "Form.File", "notizen.xlsx", content);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.AbsolutePath;
    }

    private static async Task TakeAsync(TestHouse house, string page)
    {
        var digest = (await house.Administrator.PageAsync(page)).QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;
        var done = await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", digest));
        Assert.True(done.StatusCode == HttpStatusCode.Redirect,
            (await new HtmlParser().ParseDocumentAsync(await done.Content.ReadAsStringAsync())).QuerySelector(".note.brick")?.TextContent);
    }

    /// <summary>Lines of a table without end, made while they are read.</summary>
    private sealed class Rows(long length) : Stream
    {
        private static readonly byte[] Line = "1;24.11.2025;Hotline;Wir warten seit Montag auf das Teil\n"u8.ToArray();
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var n = (int)Math.Min(count, length - _at);
            for (var i = 0; i < n; i++) buffer[offset + i] = Line[(_at + i) % Line.Length];
            _at += n;
            return n;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
