using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Coding;
using Herberge.Voices.Refi;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

/// <summary>Codebooks of other tools, friendly and hostile.</summary>
public sealed class RefiImportTests
{
    private static readonly Guid Known = new("0190aaaa-0000-7000-8000-000000000001");

    [Theory, BothEngines]
    public async Task What_was_exported_comes_back_unchanged(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await AddAsync(house, "Lieferung", "Alles um den Weg.\r\nNicht um das Werkzeug.", null);
        await AddAsync(house, "Termin", null, "wann das Lager kommt", (await OfAsync(house, "Lieferung")).Id);
        var book = await house.Administrator.Browser.GetByteArrayAsync("/voices/export/codebook.qdc");

        var preview = await PreviewAsync(house, book);

        Assert.Contains("Alle 2 Codes der Datei sind schon so hier", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(preview.QuerySelector("input[name='Form.Digest']"));
    }

    [Theory, BothEngines]
    public async Task A_codebook_is_looked_at_taken_over_whole_and_can_be_taken_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await AddAsync(house, "Termin", "Alt", null);
        await AddAsync(house, "Bleibt", null, null);
        var termin = await OfAsync(house, "Termin");
        var book = Book($"""
            <Code guid="{Known}" name="Lieferung" isCodable="false" color="#33844F">
              <Code guid="{termin.Id}" name="Liefertermin" isCodable="true"><Description>Neu gefasst</Description>
                <Code guid="0190aaaa-0000-7000-8000-000000000003" name="Verspätet" isCodable="true"/>
              </Code>
            </Code>
            <Code guid="0190aaaa-0000-7000-8000-000000000004" name="bleibt" isCodable="true"/>
            """);

        var (page, preview) = await SendAsync(house, book);
        var rows = preview.QuerySelectorAll("table.plan tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("4 Codes in der Datei: 2 neu, 2 geändert, 0 wie hier", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Contains("Hieß „Termin“", StringComparison.Ordinal) && row.Contains("Kommt unter „Lieferung“", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Verspätet", StringComparison.Ordinal) && row.Contains("zwei Ebenen", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Am Namen erkannt", StringComparison.Ordinal));
        Assert.Equal(2, await house.InDbAsync(db => db.Codes.CountAsync()));
        var digest = ((IHtmlInputElement)preview.QuerySelector("input[name='Form.Digest']")!).Value;

        await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", digest));

        var (above, changed, deep) = (await OfAsync(house, "Lieferung"), await OfAsync(house, "Liefertermin"), await OfAsync(house, "Verspätet"));
        Assert.Equal((Known, 8), (above.Id, above.Hue));
        Assert.Equal((termin.Id, "Neu gefasst", above.Id, termin.Hue), (changed.Id, changed.Definition, changed.ParentId!.Value, changed.Hue));
        Assert.Equal(above.Id, deep.ParentId);
        Assert.Equal("2;2", await house.InDbAsync(db => db.Audit.Where(a => a.Action == "voices.codebook-imported").Select(a => a.Detail).SingleAsync()));
        var edit = await house.InDbAsync(db => db.CodeChanges.Where(c => c.Kind == CodeChangeKind.Edited && c.CodeId == termin.Id).Select(c => c.Id).SingleAsync());
        await house.Administrator.ActAsync($"/voices/codebook/changes/{edit}/undo");
        Assert.Equal("Alt", (await OfAsync(house, "Termin")).Definition);
    }

    [Theory, BothEngines]
    public async Task Two_codes_may_change_names(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await AddAsync(house, "Eins", null, null);
        await AddAsync(house, "Zwei", null, null);
        var (one, two) = (await OfAsync(house, "Eins"), await OfAsync(house, "Zwei"));

        await TakeAsync(house, Book($"""<Code guid="{one.Id}" name="Zwei" isCodable="true"/><Code guid="{two.Id}" name="Eins" isCodable="true"/>"""));

        Assert.Equal(two.Id, (await OfAsync(house, "Eins")).Id);
    }

    [Theory, BothEngines]
    public async Task One_wrong_code_keeps_all_out_and_is_named_by_its_line(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var book = Book($"""
            <Code guid="{Known}" name="Gut" isCodable="true"/>
            <Code guid="keine" name="Ohne Kennung" isCodable="true"/>
            <Code guid="{Known}" name="Doppelt" isCodable="true"/>
            <Code guid="0190aaaa-0000-7000-8000-000000000009" name="{new string('x', 61)}" isCodable="true"/>
            """);

        var (page, preview) = await SendAsync(house, book);

        Assert.Equal(["3", "4", "5"], preview.QuerySelectorAll("table.plan tbody td:first-child").Select(cell => cell.TextContent));
        await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", "geraten"));
        Assert.Equal(0, await house.InDbAsync(db => db.Codes.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_house_that_changed_meanwhile_is_looked_at_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (page, preview) = await SendAsync(house, Book($"""<Code guid="{Known}" name="Termin" isCodable="true"/>"""));
        await AddAsync(house, "Termin", "Schon da", null);

        var answer = await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", ((IHtmlInputElement)preview.QuerySelector("input[name='Form.Digest']")!).Value));

        Assert.Contains("Im Haus hat sich seit der Vorschau etwas geändert", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Schon da", (await OfAsync(house, "Termin")).Definition);
    }

    [Fact]
    public void A_file_fetches_nothing_and_reads_no_file()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "geheim");
        var book = ReadCodebook.Read(Encoding.UTF8.GetBytes($"""
            <!DOCTYPE CodeBook [<!ENTITY x SYSTEM "file://{secret}">]>
            <CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="{Known}" name="&x;" isCodable="true"><Description>&x;</Description></Code></Codes></CodeBook>
            """));

        File.Delete(secret);
        Assert.Empty(book.Codes);
        Assert.Equal("refi-broken", Assert.Single(book.Faults).Code);
    }

    [Fact]
    public void A_billion_laughs_are_none()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY l{n} \"{string.Concat(Enumerable.Repeat($"&l{n - 1};", 10))}\">"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var book = ReadCodebook.Read(Encoding.UTF8.GetBytes($"""
            <!DOCTYPE CodeBook [<!ENTITY l0 "lol">{entities}]>
            <CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="{Known}" name="&l9;" isCodable="true"/></Codes></CodeBook>
            """));

        Assert.Equal("refi-broken", Assert.Single(book.Faults).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("name=\"", "\"")]
    [InlineData("name=\"x\"><Description>", "</Description")]
    public void A_small_package_does_not_become_a_large_house(string before, string after)
    {
        // 200 MB of one letter pack to 200 kB.
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("project.qde").Open()))
        {
            writer.Write($"<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\"><CodeBook><Codes><Code guid=\"{Known}\" isCodable=\"true\" {before}");
            var some = new string('x', 1_000_000);
            for (var n = 0; n < 200; n++) writer.Write(some);
            writer.Write($"{after}></Code></Codes></CodeBook></Project>");
        }

        Assert.InRange(packed.Length, 1, 1_000_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var book = ReadCodebook.Read(packed.ToArray());

        Assert.Equal("refi-broken", Assert.Single(book.Faults).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 200_000_000);
    }

    [Fact]
    public void What_is_too_deep_too_much_or_something_else_is_refused()
    {
        Assert.Equal("refi-deep", Fault(Book(string.Concat(Enumerable.Range(0, 5000).Select(n => $"<Code guid=\"{Guid.CreateVersion7()}\" name=\"n{n}\" isCodable=\"true\">")) + string.Concat(Enumerable.Repeat("</Code>", 5000)))));
        Assert.Equal("refi-many", Fault(Book(string.Concat(Enumerable.Range(0, 2001).Select(n => $"<Code guid=\"{Guid.CreateVersion7()}\" name=\"n{n}\" isCodable=\"true\"/>")))));
        Assert.Equal("refi-not-codebook", Fault("<html/>"u8.ToArray()));
        Assert.Equal("refi-not-codebook", Fault("PK und dann nichts"u8.ToArray()));
        Assert.Equal("refi-broken", Fault([0xFF, 0xFE, 0x00, 0x01]));
        Assert.Equal("refi-broken", Fault(Book("<Code guid=")));
    }

    [Fact]
    public void The_codebook_of_a_project_is_read_and_what_follows_it_is_not()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("project.qde").Open()))
            writer.Write($"<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\"><CodeBook><Codes><Code guid=\"{{{Known}}}\" name=\"Termin\" isCodable=\"true\"/></Codes></CodeBook><Sources><broken");

        Assert.Equal("Termin", Assert.Single(ReadCodebook.Read(packed.ToArray()).Codes).Name);
    }

    private static string Fault(byte[] content) => Assert.Single(ReadCodebook.Read(content).Faults).Code;

    private static byte[] Book(string codes) => Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Anderes Werkzeug">""" + $"\n<Codes>{codes}</Codes></CodeBook>");

    private static async Task<(string Page, IHtmlDocument Preview)> SendAsync(TestHouse house, byte[] book)
    {
        using var sent = await house.Administrator.Browser.UploadAsync("/voices/codebook/import", "file", "Form.File", "codes.qdc", book);
        Assert.True(sent.Headers.Location is not null, await sent.Content.ReadAsStringAsync());
        var page = sent.Headers.Location!.AbsolutePath;
        return (page, await house.Administrator.PageAsync(page));
    }

    private static async Task<IHtmlDocument> PreviewAsync(TestHouse house, byte[] book) => (await SendAsync(house, book)).Preview;

    private static async Task TakeAsync(TestHouse house, byte[] book)
    {
        var (page, preview) = await SendAsync(house, book);
        var done = await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", ((IHtmlInputElement)preview.QuerySelector("input[name='Form.Digest']")!).Value));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
    }

    private static Task<HttpResponseMessage> AddAsync(TestHouse house, string name, string? definition, string? example, Guid? parent = null) => house.Administrator.SubmitAsync("/voices/codebook", "add",
        ("Form.Name", name), ("Form.Definition", definition ?? ""), ("Form.Example", example ?? ""), ("Form.ParentId", parent?.ToString() ?? ""));

    private static Task<Code> OfAsync(TestHouse house, string name) => house.InDbAsync(db => db.Codes.SingleAsync(c => c.Name == name));
}
