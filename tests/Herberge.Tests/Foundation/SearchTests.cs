using Herberge.Commands;
using Herberge.Foundation.Search;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Foundation;

public sealed class SearchTests
{
    [Theory, BothEngines]
    public async Task Any_form_of_a_word_finds_any_other(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        await LaterAsync(house, house.Administrator, space, "Alte Häuser", "Wer kümmert sich um die Maschinen?");
        await LaterAsync(house, house.Administrator, space, "Deliveries", "They were ordered in May.");

        foreach (var word in (string[])["Haus", "Häuser", "haeuser", "HAUSER", "Hauses", "Maschine", "maschinen"])
            Assert.Equal(["Alte Häuser"], await TitlesAsync(house, house.Administrator, word));
        foreach (var word in (string[])["delivery", "order", "ordering"])
            Assert.Equal(["Deliveries"], await TitlesAsync(house, house.Administrator, word));
        Assert.Empty(await TitlesAsync(house, house.Administrator, "Hase"));
    }

    [Theory, BothEngines]
    public async Task Phrases_exclusions_prefixes_and_part_numbers_mean_what_they_say(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        await LaterAsync(house, house.Administrator, space, "Eins", "Die offene Prüfung im Lager der Baureihe OF-200");
        await LaterAsync(house, house.Administrator, space, "Zwei", "Prüfung offen, Baureihe 200, Typ OF");
        await LaterAsync(house, house.Administrator, space, "Drei", "Werkstatt und Werkzeug");

        Assert.Equal(["Zwei", "Eins"], await TitlesAsync(house, house.Administrator, "offene Prüfung"));
        Assert.Equal(["Eins"], await TitlesAsync(house, house.Administrator, "\"offene Prüfung\""));
        Assert.Equal(["Eins"], await TitlesAsync(house, house.Administrator, "„offene Prüfungen“"));
        Assert.Equal(["Zwei"], await TitlesAsync(house, house.Administrator, "Prüfung -Lager"));
        Assert.Equal(["Zwei"], await TitlesAsync(house, house.Administrator, "Prüfung -\"offene Prüfung\""));
        Assert.Equal(["Eins"], await TitlesAsync(house, house.Administrator, "OF-200"));
        Assert.Equal(["Drei"], await TitlesAsync(house, house.Administrator, "werkst*"));
        Assert.Equal(["Eins"], await TitlesAsync(house, house.Administrator, "im der die Lager"));
        Assert.Equal(["Eins"], await TitlesAsync(house, house.Administrator, "\"im Lager der\""));
        Assert.Empty(await TitlesAsync(house, house.Administrator, "\"der Lager im\""));
        Assert.Empty(await TitlesAsync(house, house.Administrator, "-Lager"));
        foreach (var odd in (string[])["\"", "'", "a' OR 1=1 --", "NEAR(a b)", "title:x", "&|!<->", "* -", "\\", "{title} : x", ":*", "("])
            await TitlesAsync(house, house.Administrator, odd);
    }

    [Theory, BothEngines]
    public async Task Nobody_finds_what_they_may_not_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var restricted = await house.OpenSpaceAsync(svenja, "Anfrage", SpaceKind.Restricted);
        var hidden = await house.OpenSpaceAsync(svenja, "Geheim", SpaceKind.Private);
        var partners = await house.OpenSpaceAsync(svenja, "Partner", SpaceKind.Restricted, true, jasper);
        foreach (var (space, title) in new[] { (open, "Offenes"), (restricted, "Gefragtes"), (hidden, "Geheimes"), (partners, "Gemeinsames") })
            await LaterAsync(house, svenja, space, title, "Getriebeöl");

        Assert.Equal(["Gemeinsames", "Geheimes", "Gefragtes", "Offenes"], await TitlesAsync(house, svenja, "Getriebeöl"));
        Assert.Equal(["Offenes"], await TitlesAsync(house, tomasz, "Getriebeöl"));
        Assert.Equal(["Gemeinsames"], await TitlesAsync(house, jasper, "Getriebeöl"));
        Assert.Equal([], await TitlesAsync(house, house.Administrator, "Getriebeöl -Offenes"));
        // A restricted space may be known of, a private one may not; guests look nobody up.
        Assert.Equal(["Anfrage"], await TitlesAsync(house, tomasz, "Anfrage"));
        Assert.Empty(await TitlesAsync(house, tomasz, "Geheim"));
        Assert.Equal(["Svenja Matthiesen"], await TitlesAsync(house, tomasz, "matthiesen"));
        Assert.Empty(await TitlesAsync(house, jasper, "matthiesen"));
        Assert.Empty(await TitlesAsync(house, jasper, "Anfrage"));
    }

    [Theory, BothEngines]
    public async Task What_was_edited_or_deleted_is_found_accordingly(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        var thread = await LaterAsync(house, house.Administrator, space, "Kette", "Zahnriemen");
        var answer = await house.AnswerAsync(house.Administrator, thread, "Keilriemen");
        var viewer = await house.Administrator.ViewerAsync();
        Assert.Single(await TitlesAsync(house, house.Administrator, "Keilriemen"));

        var post = await house.PostIdAsync(thread, 2);
        await house.InScopeAsync(s => s.GetRequiredService<DeletePost>().HandleAsync(post, viewer, CancellationToken.None));
        Assert.Empty(await TitlesAsync(house, house.Administrator, "Keilriemen"));
        await house.InScopeAsync(s => s.GetRequiredService<DeleteThread>().HandleAsync(thread, viewer, CancellationToken.None));
        Assert.Empty(await TitlesAsync(house, house.Administrator, "Zahnriemen"));
        Assert.NotNull(answer);
    }

    [Theory, BothEngines]
    public async Task Titles_come_first_then_newer_before_older_page_by_page(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        var thread = await LaterAsync(house, house.Administrator, space, "Dichtungen", "Anfang");
        for (var i = 1; i <= 45; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await house.AnswerAsync(house.Administrator, thread, $"Dichtung Nummer {i}");
        }

        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var (seen, after) = (new List<Found>(), (string?)null);
            do
            {
                var page = await SearchAsync(house, house.Administrator, new SearchInput("Dichtung", Order: order, After: after));
                seen.AddRange(page.Items);
                after = page.Next;
            }
            while (after is not null);

            Assert.Equal(46, seen.Count);
            Assert.Equal(46, seen.Select(f => f.Id).Distinct().Count());
            var replies = seen.Where(f => f.Number > 1).Select(f => f.Number).ToList();
            Assert.Equal(replies.OrderDescending(), replies);
            Assert.Equal(1, (order == SearchOrder.Best ? seen[0] : seen[^1]).Number);
        }
    }

    [Theory, BothEngines]
    public async Task Filters_narrow_by_space_author_kind_and_time(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var one = await house.OpenSpaceAsync(svenja, "Lager Nord");
        var two = await house.OpenSpaceAsync(svenja, "Werk Süd");
        await LaterAsync(house, svenja, one, "Alt", "Hochregal");
        house.Clock.Advance(TimeSpan.FromDays(20));
        await LaterAsync(house, house.Administrator, two, "Neu", "Hochregal");

        Assert.Equal(["Neu", "Alt"], await TitlesAsync(house, svenja, "Hochregal"));
        Assert.Equal(["Alt"], await TitlesAsync(house, svenja, new SearchInput("Hochregal", Space: "lager-nord")));
        Assert.Equal(["Alt"], await TitlesAsync(house, svenja, new SearchInput("Hochregal", Author: "@Svenja.Matthiesen")));
        Assert.Equal(["Neu"], await TitlesAsync(house, svenja, new SearchInput("Hochregal", Period: SearchPeriod.Week)));
        Assert.Equal(["Lager Nord"], await TitlesAsync(house, svenja, new SearchInput("Lager", Kind: SearchKind.Space)));
        Assert.Empty(await TitlesAsync(house, svenja, new SearchInput("Hochregal", Kind: SearchKind.Member)));
    }

    [Theory, BothEngines]
    public async Task The_page_marks_what_was_searched_for_and_runs_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        await LaterAsync(house, house.Administrator, space, "Zwei Häuser <b>", "Im `<script>alert(1)</script>` steht ein Haus.");

        var page = await house.Administrator.PageAsync("/search?q=haus");

        var hit = Assert.Single(page.QuerySelectorAll("ol.found > li"));
        Assert.Equal(["Häuser", "Haus"], hit.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Equal("Zwei Häuser <b>", hit.QuerySelector("h2")!.TextContent);
        Assert.Null(hit.QuerySelector("script"));
        Assert.Contains("Nichts zu „Nirgendwo“", (await house.Administrator.PageAsync("/search?q=Nirgendwo")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await house.Administrator.PageAsync("/search")).QuerySelector(".empty"));
    }

    [Theory, BothEngines]
    public async Task The_doctor_finds_lost_words_and_wrong_counters_and_mends_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        var thread = await LaterAsync(house, house.Administrator, space, "Kette", "Zahnriemen");
        await house.AnswerAsync(house.Administrator, thread, "Keilriemen");
        Assert.Equal(Verbs.Done, (await DoctorAsync(house, fix: false)).Exit);

        await house.InDbAsync(db => db.Set<DiscussionThread>().ExecuteUpdateAsync(t => t.SetProperty(x => x.ReplyCount, 99)));
        await house.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SearchIndex>().ClearAsync(CancellationToken.None);
            return 0;
        });
        var (exit, said) = await DoctorAsync(house, fix: false);
        Assert.Equal(Verbs.Failed, exit);
        Assert.Contains("MEND  Threads", said, StringComparison.Ordinal);
        Assert.Contains("MEND  Search", said, StringComparison.Ordinal);

        Assert.Equal(Verbs.Done, (await DoctorAsync(house, fix: true)).Exit);
        Assert.Equal(Verbs.Done, (await DoctorAsync(house, fix: false)).Exit);
        Assert.Equal(1, (await house.ThreadAsync(thread)).ReplyCount);
        Assert.Equal(["Kette"], await TitlesAsync(house, house.Administrator, "Keilriemen"));
    }

    private static async Task<(int Exit, string Said)> DoctorAsync(TestHouse house, bool fix)
    {
        var settings = new Dictionary<string, string?> { ["Herberge:Data"] = house.DataFolder, ["Logging:LogLevel:Default"] = "None" };
        var options = house.App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Herberge.Foundation.HouseOptions>>().Value;
        if (options.Database is not null) settings["Herberge:Database"] = options.Database;
        await using var output = new StringWriter();
        var exit = await DoctorVerb.RunAsync(settings, fix, output, CancellationToken.None);
        return (exit, output.ToString());
    }

    /// <summary>Starts a thread a minute after whatever was before it.</summary>
    private static Task<Guid> LaterAsync(TestHouse house, Person person, Guid space, string title, string body)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return house.StartAsync(person, space, title, body);
    }

    private static Task<List<string>> TitlesAsync(TestHouse house, Person person, string words) => TitlesAsync(house, person, new SearchInput(words));

    private static async Task<List<string>> TitlesAsync(TestHouse house, Person person, SearchInput input) =>
        [.. (await SearchAsync(house, person, input)).Items.Select(f => f.Title)];

    private static async Task<FoundPage> SearchAsync(TestHouse house, Person person, SearchInput input)
    {
        var viewer = await person.ViewerAsync();
        return await house.InScopeAsync(services => services.GetRequiredService<SearchEverything>().HandleAsync(input, viewer, CancellationToken.None));
    }
}
