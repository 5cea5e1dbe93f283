using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Ideas;
using Herberge.Ideas.Stages;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class IdeaImportTests
{
    private const string Csv = """
        Nummer;Titel;Kurz gesagt;Text;Von;Eingereicht am;Stand;Begründung;Schlagwörter
        A-1;QR am Motor;Scannen statt suchen.;"Wir kleben Codes auf **jeden** Motor.";@samuel.adeyemi;12.5.2025;Im Gespräch;;Lager, Motor
        A-2;Notfallkoffer;;Immer dabei, immer vollständig.;Frieda *Ehemalig* @rosa;2025-06-01;;;
        A-3;Nachtbus;Ein Bus um drei.;;rosa.figueiredo@example.org;;Geparkt;Erst nach dem Umzug.;
        """;

    [Theory, BothEngines]
    public async Task A_table_is_looked_at_first_and_then_comes_in_through_the_rules(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        var page = await SendAsync(scene.Lead, Csv);

        var preview = await scene.Lead.PageAsync(page);
        var main = preview.QuerySelector("main")!.TextContent;
        Assert.Contains("3 Ideen kämen neu herein bei „Ideenkasten“", main, StringComparison.Ordinal);
        Assert.Contains("1 laufen unter deinem Namen", main, StringComparison.Ordinal);
        Assert.Equal("Titel", preview.QuerySelector("#map-title option[selected]")!.TextContent);
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Ideas.CountAsync()));

        await TakeAsync(scene.Lead, page);

        var ideas = await scene.House.InDbAsync(db => db.Ideas.AsNoTracking().Include(i => i.Thread).Include(i => i.Stage).Include(i => i.Tags).Include(i => i.Team).OrderBy(i => i.Number).ToListAsync());
        Assert.Equal(["QR am Motor", "Notfallkoffer", "Nachtbus"], ideas.Select(i => i.Thread!.Title));
        Assert.Equal([scene.Author.Id, scene.Lead.Id, scene.Fan.Id], ideas.Select(i => i.Thread!.AuthorId));
        Assert.Equal([StageKind.Discussed, StageKind.Submitted, StageKind.Parked], ideas.Select(i => i.Stage!.Kind));
        Assert.Equal(["lager", "motor"], ideas[0].Tags.Select(t => t.Tag).Order());
        Assert.Equal((2025, 5, 12), (ideas[0].SubmittedAt.Year, ideas[0].SubmittedAt.Month, ideas[0].SubmittedAt.Day));
        Assert.All(ideas, idea => Assert.True(idea.AnswerDueOn >= DateOnly.FromDateTime(scene.House.Clock.GetUtcNow().UtcDateTime)));
        Assert.Equal("Immer dabei, immer vollständig.", ideas[1].Lead);
        var text = await scene.House.InDbAsync(db => db.Posts.Where(p => p.ThreadId == ideas[1].ThreadId).Select(p => p.Html).SingleAsync());
        Assert.Contains("Ursprünglich von Frieda *Ehemalig* @rosa.", text, StringComparison.Ordinal);
        var moves = await scene.House.InDbAsync(db => db.StageMoves.Where(m => m.FromId != null).OrderBy(m => m.Reason).Select(m => m.Reason).ToListAsync());
        Assert.Equal(["Erst nach dem Umzug.", "Übernommen aus der Datei „alt.csv“."], moves);
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Notifications.CountAsync()));
        Assert.Equal(2, await scene.House.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == Herberge.Foundation.Ledger.ActKind.SubmittedIdea)));
        Assert.Equal("3", await scene.House.InDbAsync(db => db.Audit.Where(a => a.Action == "idea.imported").Select(a => a.Subject).SingleAsync()));
        Assert.Single((await scene.Fan.PageAsync("/ideas/table?q=codes")).QuerySelectorAll(".idea-table .what"));
    }

    [Theory, BothEngines]
    public async Task The_same_file_again_brings_nothing_and_a_longer_one_only_what_is_new(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        await TakeAsync(scene.Lead, await SendAsync(scene.Lead, Csv));

        Assert.Contains("Alle 3 Ideen dieser Datei sind schon da", (await scene.Lead.PageAsync(await SendAsync(scene.Lead, Csv))).Body!.TextContent, StringComparison.Ordinal);
        await TakeAsync(scene.Lead, await SendAsync(scene.Lead, Csv + "\nA-4;Neu dazu;Kurz.;;;;;;\nA-4;Und doppelt;Kurz.;;;;;;\n"));

        Assert.Equal(4, await scene.House.InDbAsync(db => db.Ideas.CountAsync()));
        Assert.Equal(4, await scene.House.InDbAsync(db => db.Ideas.Select(i => i.Number).Distinct().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task One_wrong_line_keeps_all_out_and_no_file_goes_round_the_rule_of_stages(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        var page = await SendAsync(scene.Lead, "Titel;Text;Datum;Stand;Tags\nGut;Text;;;\n;Text;gestern;;\nFertig;Text;;Entschieden;\nLäuft;Text;;In Umsetzung;\nWeg;Text;;Abgelehnt;\nWohin;Text;;Nirgendwo;\nLeer;;;;\n");

        var preview = await scene.Lead.PageAsync(page);
        var faults = preview.QuerySelectorAll("table.plan tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains("3|Titel|Hier fehlt ein Titel.", faults);
        Assert.Contains(faults, f => f.StartsWith("3|Datum|„gestern“ ist kein Datum", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("4|Stand|", StringComparison.Ordinal));
        Assert.Equal(2, faults.Count(f => f.StartsWith("5|Stand|", StringComparison.Ordinal)));
        Assert.Contains(faults, f => f.StartsWith("6|", StringComparison.Ordinal));
        Assert.Contains("7|Stand|Einen Stand „Nirgendwo“ gibt es hier nicht.", faults);
        Assert.Contains(faults, f => f.StartsWith("8|Text|", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Contains("stage-", StringComparison.Ordinal));
        Assert.Null(preview.QuerySelector("input[name='Form.Digest']"));

        await scene.Lead.SubmitAsync(page, "import", ("Form.Digest", "geraten"));
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Ideas.CountAsync()));
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Threads.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_was_looked_at_is_what_comes_in_or_nothing(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        var page = await SendAsync(scene.Lead, Csv);
        var digest = (await scene.Lead.PageAsync(page)).QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;
        await TakeAsync(scene.Lead, await SendAsync(scene.Lead, "Nummer;Titel;Text\nA-1;Jemand war schneller;Text\n"));

        var late = await scene.Lead.SubmitAsync(page, "import", ("Form.Digest", digest));

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal(["Jemand war schneller"], await scene.House.InDbAsync(db => db.Threads.Select(t => t.Title).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Only_who_runs_ideas_imports_and_nobody_sees_a_file_another_one_sent(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        var page = await SendAsync(scene.Lead, Csv);
        var other = await scene.House.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);

        Assert.Equal(HttpStatusCode.Conflict, (await other.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Author.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Author.GetAsync("/ideas/import")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Hostile_files_are_refused_with_a_sentence(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        var bomb = await scene.Lead.PageAsync(await SendAsync(scene.Lead, Herberge.Tests.Voices.Workbook.Bomb("xl/sharedStrings.xml", 200)));
        Assert.Contains("Ausgepackt ist diese Datei zu groß", bomb.Body!.TextContent, StringComparison.Ordinal);
        var many = await scene.Lead.PageAsync(await SendAsync(scene.Lead, "Titel;Text\n" + string.Concat(Enumerable.Range(0, 2_001).Select(n => $"Idee {n};Text\n"))));
        Assert.Contains("mehr als 2000 Zeilen", many.Body!.TextContent, StringComparison.Ordinal);
        var latin = await scene.Lead.PageAsync(await SendAsync(scene.Lead, Encoding.Latin1.GetBytes("Titel;Text\nPrüfung;Text\n")));
        Assert.Contains("UTF-8", latin.Body!.TextContent, StringComparison.Ordinal);
        var script = await SendAsync(scene.Lead, "Titel;Text\n<script>alert(1)</script>;<img src=x onerror=alert(1)>\n");
        await TakeAsync(scene.Lead, script);
        Assert.Null((await scene.Lead.PageAsync("/ideas/table")).QuerySelector(".idea-table script"));
        Assert.DoesNotContain("<img", await scene.House.InDbAsync(db => db.Posts.Select(p => p.Html).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_left_as_a_workbook_comes_in_elsewhere(Engine engine)
    {
        await using var scene = await IdeaTableTests.Scene.OpenAsync(engine);
        await scene.House.SubmitAsync(scene.Author, scene.Box, "QR am Motor", text: "Wir kleben Codes auf **jeden** Motor.");
        var workbook = await scene.Lead.Browser.GetByteArrayAsync("/ideas/export/ideas.xlsx");

        var page = await SendAsync(scene.Lead, workbook);
        await TakeAsync(scene.Lead, $"{page}?campaign={scene.Campaign}&title=Titel&lead=Kurz gesagt&text=Text&key=Nummer&date=Eingereicht am&stage=Stand&tags=Schlagwörter");

        var copy = await scene.House.InDbAsync(db => db.Ideas.Where(i => i.CampaignId == scene.Campaign).Select(i => new { i.Thread!.Title, i.Lead, Body = db.Set<Post>().Where(p => p.ThreadId == i.ThreadId).Select(p => p.Body).First() }).SingleAsync());
        Assert.Equal(("QR am Motor", "Scannen statt suchen. Das spart Zeit.", "Wir kleben Codes auf **jeden** Motor."), (copy.Title, copy.Lead, copy.Body));
    }

    private static Task<string> SendAsync(Person person, string content) => SendAsync(person, Encoding.UTF8.GetBytes(content));

    private static async Task<string> SendAsync(Person person, byte[] content)
    {
        var sent = await person.Browser.UploadAsync("/ideas/import", "file", "Form.File", "alt.csv", content);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.AbsolutePath;
    }

    private static async Task TakeAsync(Person person, string page)
    {
        var digest = (await person.PageAsync(page)).QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;
        var done = await person.SubmitAsync(page, "import", ("Form.Digest", digest));
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, (await new HtmlParser().ParseDocumentAsync(await done.Content.ReadAsStringAsync())).QuerySelector(".note.brick")?.TextContent);
    }
}
