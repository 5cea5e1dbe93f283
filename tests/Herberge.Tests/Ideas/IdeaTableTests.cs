using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Foundation.Spreadsheets;
using Herberge.Ideas;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Tables;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class IdeaTableTests
{
    [Theory, BothEngines]
    public async Task The_table_shows_what_its_address_asks_for(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.House.SubmitAsync(scene.Author, scene.Box, "QR am Motor", "Scannen statt suchen. Das spart Zeit.");
        var second = await scene.House.SubmitAsync(scene.Fan, scene.Campaign, "Notfallkoffer mit 20 Teilen", "Immer dabei, immer vollständig.");
        await scene.SetAsync(second.Id, tag: "lager", supporters: 7);

        Assert.Equal(["Notfallkoffer mit 20 Teilen", "QR am Motor"], Titles(await scene.Author.PageAsync("/ideas/table")));
        Assert.Equal(["QR am Motor"], Titles(await scene.Author.PageAsync("/ideas/table?own=mine")));
        Assert.Equal(["QR am Motor"], Titles(await scene.Author.PageAsync("/ideas/table?own=followed")));
        Assert.Equal(["Notfallkoffer mit 20 Teilen"], Titles(await scene.Author.PageAsync($"/ideas/table?campaign={scene.Campaign}")));
        Assert.Equal(["Notfallkoffer mit 20 Teilen"], Titles(await scene.Author.PageAsync("/ideas/table?tag=Lager")));
        Assert.Equal(["QR am Motor"], Titles(await scene.Author.PageAsync("/ideas/table?q=motoren")));
        Assert.Equal(["Notfallkoffer mit 20 Teilen"], Titles(await scene.Author.PageAsync("/ideas/table?q=VOLLSTÄNDIG")));
        var unit = await scene.House.InDbAsync(db => db.Set<Herberge.People.OrgUnit>().Where(u => u.Name == "Service").Select(u => u.Id).SingleAsync());
        Assert.Equal(["QR am Motor"], Titles(await scene.Author.PageAsync($"/ideas/table?unit={unit}")));
        Assert.Equal("Notfallkoffer mit 20 Teilen", Titles(await scene.Author.PageAsync("/ideas/table?sort=supporters"))[0]);
        Assert.Empty(Titles(await scene.Author.PageAsync("/ideas/table?from=2100-01-01")));
        Assert.Equal(2, Titles(await scene.Author.PageAsync("/ideas/table?campaign=nonsense&due=nonsense&sort=nonsense&from=gestern&after=nonsense")).Count);
    }

    [Theory, BothEngines]
    public async Task Broken_promises_are_found_and_said(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var late = await scene.House.SubmitAsync(scene.Author, scene.Box, "Wartet schon lange");
        await scene.House.SubmitAsync(scene.Author, scene.Box, "Ist noch frisch");
        var before = DateOnly.FromDateTime(scene.House.Clock.GetUtcNow().UtcDateTime).AddDays(-3);
        await scene.House.InDbAsync(db => db.Ideas.Where(i => i.Id == late.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.AnswerDueOn, before)));

        var page = await scene.Author.PageAsync("/ideas/table?due=answer");
        Assert.Equal(["Wartet schon lange"], Titles(page));
        Assert.Contains("Antwort fällig seit", page.QuerySelector(".over")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Titles(await scene.Author.PageAsync("/ideas/table?due=decision")));
    }

    [Theory, BothEngines]
    public async Task Every_order_reads_on_to_the_end_without_losing_or_repeating_one(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var many = (2 * ListTable.PageSize) + 7;
        await scene.ManyAsync(many);

        foreach (var sort in Enum.GetValues<IdeaSort>())
        {
            var seen = new List<string>();
            for (string? address = $"/ideas/table?sort={sort}"; address is not null;)
            {
                var page = await scene.Author.PageAsync(address);
                seen.AddRange(Titles(page));
                address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            }

            Assert.Equal((sort, many, many), (sort, seen.Count, seen.Distinct().Count()));
        }
    }

    [Theory, BothEngines]
    public async Task A_guest_sees_ideas_of_their_spaces_alone_and_no_units(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var guest = await scene.House.InviteAsync("Gerd Gast", partner: "Rollen GmbH");
        var shared = await scene.House.OpenSpaceAsync(scene.Lead, "Partnerforum", SpaceKind.Restricted, withPartners: true, members: [guest, scene.Author]);
        var open = await scene.House.AddCampaignAsync(shared, scene.Lead, isBox: false, campaign => campaign.Title = "Mit Partnern");
        await scene.House.SubmitAsync(scene.Author, scene.Box, "Nur im Haus");
        await scene.House.SubmitAsync(scene.Author, open, "Mit den Partnern");
        var unit = await scene.House.InDbAsync(db => db.Set<Herberge.People.OrgUnit>().Select(u => u.Id).FirstAsync());

        var page = await guest.PageAsync($"/ideas/table?unit={unit}");
        Assert.Equal(["Mit den Partnern"], Titles(page));
        Assert.Null(page.QuerySelector("#filter-unit"));
        Assert.Single(page.QuerySelectorAll("#filter-campaign option[value]"), o => o.GetAttribute("value") != "");
        Assert.Null(page.QuerySelector("input[name=n]"));
        var csv = await guest.Browser.GetStringAsync("/ideas/export/ideas.csv");
        Assert.Contains("Mit den Partnern", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur im Haus", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur im Haus", await guest.Browser.GetStringAsync("/ideas/export/history.csv"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Filters_are_kept_renamed_thrown_away_and_taken_back_by_their_owner_alone(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.Author.SubmitAsync("/ideas/table/filters?due=answer&sort=supporters&evil=%3Cscript%3E", "save", ("Form.Name", "Was wartet"), ("Form.Query", "?due=answer&sort=supporters&evil=<script>"));

        var kept = await scene.House.InDbAsync(db => db.Set<SavedFilter>().AsNoTracking().SingleAsync());
        var id = kept.Id;
        Assert.Equal("?due=answer&sort=supporters", kept.Query);
        Assert.Contains("Was wartet", (await scene.Author.PageAsync("/ideas/table")).QuerySelector(".saved-row")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Was wartet", (await scene.Fan.PageAsync("/ideas/table/filters")).Body!.TextContent, StringComparison.Ordinal);

        foreach (var act in new[] { "remove", "restore", "mail?wanted=true" }) Assert.Equal(HttpStatusCode.NotFound, (await scene.Fan.ActAsync($"/ideas/table/filters/{id}/{act}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Fan.ActAsync($"/ideas/table/filters/{id}/name", ("name", "Meiner"))).StatusCode);
        await scene.Author.ActAsync($"/ideas/table/filters/{id}/name", ("name", "Unbeantwortet"));
        await scene.Author.ActAsync($"/ideas/table/filters/{id}/remove");
        Assert.Null((await scene.Author.PageAsync("/ideas/table")).QuerySelector(".saved-row"));
        await scene.Author.ActAsync($"/ideas/table/filters/{id}/restore");
        Assert.Contains("Unbeantwortet", (await scene.Author.PageAsync("/ideas/table")).QuerySelector(".saved-row")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Nobody_keeps_more_filters_than_twenty_and_none_without_a_name(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.House.InDbAsync(db =>
        {
            for (var n = 0; n < SavedFilter.Most; n++) db.Add(new SavedFilter(Guid.CreateVersion7(), scene.Author.Id, $"Filter {n}", "?own=mine", scene.House.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });

        var full = await scene.Author.SubmitAsync("/ideas/table/filters?own=mine", "save", ("Form.Name", "Einer mehr"), ("Form.Query", "?own=mine"));
        Assert.Contains("schon 20 Filter", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var nameless = await scene.Fan.SubmitAsync("/ideas/table/filters?own=mine", "save", ("Form.Name", " "), ("Form.Query", "?own=mine"));
        Assert.Contains("Gib dem Filter einen Namen", await nameless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(SavedFilter.Most, await scene.House.InDbAsync(db => db.Set<SavedFilter>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Several_ideas_move_after_a_look_and_those_that_may_not_stay_with_their_reason(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var first = await scene.House.SubmitAsync(scene.Author, scene.Box, "Erste");
        var second = await scene.House.SubmitAsync(scene.Author, scene.Box, "Zweite");
        var third = await scene.House.SubmitAsync(scene.Author, scene.Box, "Dritte");
        await scene.House.InDbAsync(db => db.Ideas.Where(i => i.Id != third.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.FirstAnswerAt, scene.House.Clock.GetUtcNow())));
        var address = await scene.MoveAddressAsync();

        var look = await Html(await scene.Lead.SubmitAsync(address, "look", ("Form.Stage", SomeIdeas.Stage(StageKind.Evaluated).ToString()), ("Form.Reason", "")));
        Assert.Contains("Diese 2 bewegen sich", look.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Diese 1 bleiben", look.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(StageKind.Submitted, await scene.House.StandsAsync(first.Id));
        var digest = look.QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;

        await scene.Lead.SubmitAsync(address, "do", ("Form.Stage", SomeIdeas.Stage(StageKind.Evaluated).ToString()), ("Form.Reason", ""), ("Form.Digest", digest));

        Assert.Equal((StageKind.Evaluated, StageKind.Evaluated, StageKind.Submitted), (await scene.House.StandsAsync(first.Id), await scene.House.StandsAsync(second.Id), await scene.House.StandsAsync(third.Id)));
        Assert.Equal(2, await scene.House.InDbAsync(db => db.StageMoves.CountAsync(m => m.FromId != null)));
        Assert.Equal(2, await scene.House.InDbAsync(db => db.Notifications.CountAsync(n => n.Kind == NotificationKind.IdeaMoved && n.MemberId == scene.Author.Id)));
    }

    [Theory, BothEngines]
    public async Task Nothing_moves_when_one_changed_since_the_look_or_nobody_looked(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var first = await scene.House.SubmitAsync(scene.Author, scene.Box, "Erste");
        var second = await scene.House.SubmitAsync(scene.Author, scene.Box, "Zweite");
        var address = await scene.MoveAddressAsync();
        (string, string)[] order = [("Form.Stage", SomeIdeas.Stage(StageKind.Parked).ToString()), ("Form.Reason", "Erst nach dem Umzug.")];
        var digest = (await Html(await scene.Lead.SubmitAsync(address, "look", order))).QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;
        await scene.Lead.ActAsync($"/ideas/{second.Id}/moves", ("stage", SomeIdeas.Stage(StageKind.Discussed).ToString()));

        var late = await Html(await scene.Lead.SubmitAsync(address, "do", [.. order, ("Form.Digest", digest)]));
        await scene.Lead.SubmitAsync(address, "do", order);
        await scene.Lead.SubmitAsync(address, "do", [("Form.Stage", SomeIdeas.Stage(StageKind.Declined).ToString()), ("Form.Reason", "x"), ("Form.Digest", digest)]);

        Assert.Contains("Inzwischen hat sich etwas geändert", late.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((StageKind.Submitted, StageKind.Discussed), (await scene.House.StandsAsync(first.Id), await scene.House.StandsAsync(second.Id)));
    }

    [Theory, BothEngines]
    public async Task Who_may_not_move_moves_nothing_in_bulk_and_parking_wants_a_reason(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var idea = await scene.House.SubmitAsync(scene.Author, scene.Box, "Erste");
        var address = await scene.MoveAddressAsync();

        var refused = await Html(await scene.Fan.SubmitAsync(address, "look", ("Form.Stage", SomeIdeas.Stage(StageKind.Parked).ToString()), ("Form.Reason", "Weil ich es will")));
        Assert.Null(refused.QuerySelector("input[name='Form.Digest']"));
        var silent = await Html(await scene.Lead.SubmitAsync(address, "look", ("Form.Stage", SomeIdeas.Stage(StageKind.Parked).ToString()), ("Form.Reason", " ")));
        Assert.NotNull(silent.QuerySelector("#f-form-reason[aria-invalid]"));
        Assert.Equal(StageKind.Submitted, await scene.House.StandsAsync(idea.Id));
    }

    [Theory, BothEngines]
    public async Task An_export_holds_what_the_filter_shows_as_text_that_no_spreadsheet_runs(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var evil = await scene.House.SubmitAsync(scene.Author, scene.Box, "=HYPERLINK(\"https://evil.example\")", "@SUM(1+1)");
        await scene.House.SubmitAsync(scene.Author, scene.Campaign, "Harmlos");
        await scene.Lead.ActAsync($"/ideas/{evil.Id}/moves", ("stage", SomeIdeas.Stage(StageKind.Parked).ToString()), ("reason", "+cmd|' /C calc'!A0"));

        var csv = await scene.Fan.Browser.GetStringAsync($"/ideas/export/ideas.csv?campaign={scene.Box}");
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(1+1)", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Harmlos", csv, StringComparison.Ordinal);
        Assert.Contains("'+cmd|", await scene.Fan.Browser.GetStringAsync($"/ideas/export/history.csv?campaign={scene.Box}"), StringComparison.Ordinal);

        var workbook = await scene.Fan.Browser.GetByteArrayAsync("/ideas/export/ideas.xlsx");
        var sheet = SheetTable.Read(workbook);
        Assert.Empty(sheet.Faults);
        Assert.Equal(["Harmlos", "=HYPERLINK(\"https://evil.example\")"], sheet.Rows.Select(row => row.Fields[1]));
        Assert.StartsWith("20", sheet.Rows[0].Fields[sheet.Columns.ToList().IndexOf("Eingereicht am")], StringComparison.Ordinal);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        using var history = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        Assert.Contains("calc", await history.ReadToEndAsync(), StringComparison.Ordinal);
        using var first = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", await first.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await scene.House.InDbAsync(db => db.Audit.CountAsync(a => a.Action == "idea.exported" && a.ActorId == scene.Fan.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Fan.GetAsync("/ideas/export/votes.csv")).StatusCode);
    }

    private static List<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".idea-table .what > a").Select(a => a.TextContent)];

    private static async Task<IHtmlDocument> Html(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    internal sealed record Scene(TestHouse House, Person Lead, Person Author, Person Fan, Guid Space, Guid Box, Guid Campaign) : IAsyncDisposable
    {
        public static async Task<Scene> OpenAsync(Engine engine) => await OfAsync(await TestHouse.OpenAsync(engine));

        public static async Task<Scene> OfAsync(TestHouse house)
        {
            var lead = await house.InviteAsync("Lena Lead", "F&E", roles: HouseRoles.CommunityManager);
            var author = await house.InviteAsync("Samuel Adeyemi", "Service/Ersatzteile");
            var fan = await house.InviteAsync("Rosa Figueiredo", "Werk Süd");
            var space = await house.OpenSpaceAsync(lead, "Ersatzteile", members: [author, fan]);
            return new Scene(house, lead, author, fan, space, await house.OpenBoxAsync(space, lead), await house.AddCampaignAsync(space, lead, isBox: false, _ => { }));
        }

        public async Task<string> MoveAddressAsync() =>
            $"/ideas/table/move?{string.Join('&', (await House.InDbAsync(db => db.Ideas.Select(i => i.Number).ToListAsync())).Select(n => $"n={n}"))}";

        public Task<int> SetAsync(Guid idea, string tag, int supporters) => House.InDbAsync(async db =>
        {
            db.Set<IdeaTag>().Add(new IdeaTag { IdeaId = idea, Tag = tag });
            await db.SaveChangesAsync();
            return await db.Ideas.Where(i => i.Id == idea).ExecuteUpdateAsync(i => i.SetProperty(x => x.Supporters, supporters));
        });

        /// <summary>Ideas with values of every kind and many equal ones.</summary>
        public Task<int> ManyAsync(int count) => House.InDbAsync(db =>
        {
            var now = House.Clock.GetUtcNow();
            for (var n = 1; n <= count; n++)
            {
                var at = now.AddHours(-n / 3);
                var thread = new DiscussionThread(Guid.CreateVersion7(at), Space, ThreadKind.Idea, $"Idee {n}", Author.Id, at) { PostCount = 1 };
                db.Add(thread);
                db.Add(new Post(Guid.CreateVersion7(at), thread.Id, Space, Author.Id, 1, "Text", "<p>Text</p>", at));
                db.Add(new Idea(Guid.CreateVersion7(at), n, Box, thread.Id, SomeIdeas.Stage(StageKind.Submitted), "Kurz", at)
                {
                    Supporters = n % 5,
                    AcrossSilos = n % 4 == 0 ? null : Math.Round(n % 3 / 3.0, 2),
                    DecisionDueOn = n % 6 == 0 ? null : DateOnly.FromDateTime(now.UtcDateTime).AddDays(n % 7),
                    DecidedAt = n % 9 == 0 ? now : null,
                });
            }

            return db.SaveChangesAsync();
        });

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
