using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Importing;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class VoicesImportTests
{
    private const string Csv = """
        Nr;Datum;Kanal;Kunde;Kommentar;Branche
        1;24.11.2025;Hotline;Jutta Lang;"Frau Hartmann sagt ""bald"", wir warten";Getränke
        2;2025-11-25 07:30;Umfrage;;The part is late and nobody tells us;Flughafen
        3;;Mail;Olaf Kern;Bitte an olaf@kern.example antworten;
        """;

    [Theory, BothEngines]
    public async Task A_table_is_looked_at_first_and_then_taken_over_masked(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var page = await SendAsync(house, Csv);

        var preview = await house.Administrator.PageAsync(page);
        var main = preview.QuerySelector("main")!;
        Assert.Contains("3 Stimmen kämen neu herein", main.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kommentar", preview.QuerySelector("#map-quote option[selected]")!.TextContent);
        Assert.Equal("Kunde", preview.QuerySelector("#map-author option[selected]")!.TextContent);
        Assert.Contains("Frau [Name] sagt", main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Jutta", main.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));

        await TakeAsync(house, $"{page}?source=Hotline");

        var stored = await house.InDbAsync(db => db.Observations.OrderBy(o => o.SaidAt).ToListAsync());
        Assert.Equal(["Frau ⟦name⟧ sagt \"bald\", wir warten", "The part is late and nobody tells us", "Bitte an ⟦mail⟧ antworten"], stored.Select(o => o.Quote));
        Assert.Equal([VoiceChannel.Phone, VoiceChannel.Survey, VoiceChannel.Mail], stored.Select(o => o.Channel));
        Assert.Equal(["Getränke", "Flughafen", null], stored.Select(o => o.Segment));
        Assert.Equal(["de", "en", "de"], stored.Select(o => o.Language));
        // Noon and half past seven in Berlin, in winter.
        Assert.Equal([11, 6], stored.Take(2).Select(o => o.SaidAt.Hour));
        Assert.Single(await house.Administrator.LinesAsync("/voices?q=warten"));
        var (saved, audit) = (await house.InDbAsync(db => db.VoiceSources.SingleAsync(s => s.Name == "Hotline")), await house.InDbAsync(db => db.Audit.SingleAsync(a => a.Action == "voices.imported")));
        Assert.Equal((3, "3"), (saved.LastBrought, audit.Detail));
    }

    [Theory, BothEngines]
    public async Task The_same_file_again_brings_nothing_and_a_longer_one_only_what_is_new(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TakeAsync(house, $"{await SendAsync(house, Csv)}?source=Hotline");

        var again = await house.Administrator.PageAsync($"{await SendAsync(house, Csv)}?source=Hotline");
        Assert.Contains("3 Zeilen sind schon da", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await TakeAsync(house, $"{await SendAsync(house, Csv + "\n4;;;;Neu dazu;\n4;;;;Und doppelt;\n")}?source=Hotline");

        Assert.Equal(4, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task One_wrong_line_keeps_all_out_and_is_named(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var page = $"{await SendAsync(house, "text,datum,kanal,link\ngut,2025-01-02,Mail,\n,gestern,Rohrpost,javascript:alert(1)\nauch gut,31.2.2025,,\n")}?source=X&quote=text&date=datum&channel=kanal&link=link";

        var preview = await house.Administrator.PageAsync(page);
        var faults = preview.QuerySelectorAll("table.plan tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent))).ToList();
        Assert.Equal(5, faults.Count);
        Assert.Contains("3|text|Hier steht kein Wortlaut.", faults);
        Assert.StartsWith("3|link|„javascript:alert(1)“ ist kein Link", faults.Single(f => f.Contains("link", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(faults, f => f.StartsWith("4|datum|„31.2.2025“ ist kein Datum", StringComparison.Ordinal));
        Assert.Null(preview.QuerySelector("input[name='Form.Digest']"));

        await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", "geraten"));
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_was_looked_at_is_what_comes_in_or_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var page = $"{await SendAsync(house, Csv)}?source=Hotline";
        var digest = (await house.Administrator.PageAsync(page)).QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;
        await TakeAsync(house, $"{await SendAsync(house, "Nr;Kommentar\n1;Jemand war schneller\n")}?source=Hotline");

        var late = await house.Administrator.SubmitAsync(page, "import", ("Form.Digest", digest));

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal(["Jemand war schneller"], await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Nobody_sees_a_file_another_one_sent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var page = await SendAsync(house, Csv);

        Assert.Equal(HttpStatusCode.Conflict, (await mira.GetAsync(page)).StatusCode);
    }

    [Fact]
    public void JSON_lines_are_a_table_too()
    {
        var table = SentTable.Read(Encoding.UTF8.GetBytes("{\"text\":\"Ich warte\",\"n\":3}\n\nkaputt\n{\"text\":null,\"ort\":\"Bremen\"}\n[1]\n"));

        Assert.Equal(["text", "n", "ort"], table.Columns);
        Assert.Equal([1, 4], table.Rows.Select(row => row.Line));
        Assert.Equal(["Ich warte", "3", ""], table.Rows[0].Fields);
        Assert.Equal(["", "", "Bremen"], table.Rows[1].Fields);
        Assert.Equal([(3, "fault-json"), (5, "fault-json")], table.Faults.Select(fault => (fault.Line, fault.Code)));
    }

    private static async Task<string> SendAsync(TestHouse house, string content)
    {
        var sent = await house.Administrator.Browser.UploadAsync("/voices/import", "file", "Form.File", "hotline.csv", Encoding.UTF8.GetBytes(content));
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
}
