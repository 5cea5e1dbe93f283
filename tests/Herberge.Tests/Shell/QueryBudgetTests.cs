using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Herberge.Tests.Voices;
using Herberge.Voices;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Shell;

/// <summary>
/// What a page asks of the database, frame included. <em>Walking</em> is a page somebody opens while they look around: who
/// they are and what stands in their frame is remembered. <em>Arriving</em> is the first page of somebody's visit.
/// </summary>
public sealed class QueryBudgetTests
{
    private const int Walking = 6;

    /// <summary>One of them counts who waits at the desk, for those who have one.</summary>
    private const int Arriving = 9;

    /// <summary>For somebody of the community team, whose rail is the longest.</summary>
    private const int ThreadBytes = 46_000;

    [Theory, BothEngines]
    public async Task Every_page_asks_few_questions_however_much_stands_on_it(Engine engine)
    {
        var queries = new QueryCount();
        await using var house = await TestHouse.OpenAsync(engine, also: builder =>
        {
            builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(queries));
            builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(queries));
        });
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf", roles: HouseRoles.Host);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Einkauf", roles: HouseRoles.Host);
        var memory = (MemoryCache)house.App.Services.GetRequiredService<IMemoryCache>();
        var (quiet, busy) = (Guid.Empty, Guid.Empty);
        for (var n = 0; n < 4; n++)
        {
            var space = await house.OpenSpaceAsync(svenja, $"Raum {n}", SpaceKind.Open, false, n < 3 ? [tomasz, aylin] : []);
            for (var t = 0; t < 3; t++) quiet = await house.StartAsync(svenja, space, $"Warum liefert Raum {n} die Teile {t} verspätet?");
            busy = await house.StartAsync(tomasz, space, $"Was hilft gegen Stillstand {n}?");
            for (var p = 0; p < 19; p++) await house.AnswerAsync(p % 2 == 0 ? svenja : tomasz, busy, Text(p));
        }

        await house.HearSomeAsync("Jutta Lang");
        await house.FindThemesAsync();
        var (voice, code, need, theme) = await CodedAsync(house, aylin);

        // What follows from all this is told beside the pages, with questions of its own.
        await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Outbox.AllAsync(m => m.DeliveredAt != null)));

        var over = new List<string>();
        string[] pages =
        [
            $"/threads/{quiet}", $"/threads/{busy}", "/", "/spaces", "/spaces/raum-0", "/spaces/raum-0/members", "/search?q=Teile", "/search?q=Stillstand",
            "/bell", "/people", "/people/svenja.matthiesen", "/silos",
            "/voices", "/voices?show=coded", "/voices?q=Drucker", $"/voices/{voice}?show=all", "/voices/codebook", $"/voices/codebook/{code}", "/voices/needs", $"/voices/needs/{need}",
            "/voices/themes", $"/voices/themes/{theme}", "/voices/sources",
            "/ideas/table", "/ideas/table?q=Teile&sort=supporters",
        ];
        foreach (var page in pages)
        {
            // The first look marks a thread as read, which is a write of its own.
            await tomasz.PageAsync(page);
            await aylin.PageAsync(page);
            var walking = await FewestAsync(tomasz, page, () => { });
            var arriving = await FewestAsync(aylin, page, ForgetAylin);
            TestContext.Current.TestOutputHelper?.WriteLine($"{page}: {walking.Count} walking, {arriving.Count} arriving");
            if (walking.Count > Walking) over.Add($"{page}: {walking.Count} walking\n{string.Join("\n", walking)}");
            if (arriving.Count > Arriving) over.Add($"{page}: {arriving.Count} arriving\n{string.Join("\n", arriving)}");
        }

        Assert.True(over.Count == 0, string.Join("\n\n", over));
        Assert.InRange(Encoding.UTF8.GetByteCount(await tomasz.Browser.GetStringAsync($"/threads/{busy}")), 20 * Text(0).Length, ThreadBytes);

        // Hers is also the first look at a thread since somebody wrote there: nothing of its posts is kept.
        void ForgetAylin()
        {
            house.App.Services.GetRequiredService<PeopleEdition>().Grow();
            foreach (var key in memory.Keys.Where(key => $"{key}".Contains($"{aylin.Id}", StringComparison.Ordinal))) memory.Remove(key);
        }

        // What is remembered runs out after a while, on a slow machine between two looks: the better of two counts.
        async Task<IReadOnlyList<string>> FewestAsync(Person person, string page, Action before)
        {
            var looks = new List<IReadOnlyList<string>>();
            for (var look = 0; look < 2; look++)
            {
                before();
                queries.Reset();
                await person.PageAsync(page);
                looks.Add(queries.Commands);
            }

            return looks.MinBy(look => look.Count)!;
        }
    }

    /// <summary>A voice with a code and a need, and the theme it is in.</summary>
    private static async Task<(Guid Voice, Guid Code, Guid Need, Guid Theme)> CodedAsync(TestHouse house, Person coder)
    {
        var place = await house.InDbAsync(db => db.ThemeVoices.Where(v => v.ThemeId != null).OrderBy(v => v.ObservationId).Select(v => new { v.ObservationId, v.ThemeId }).FirstAsync());
        await coder.SubmitAsync($"/voices/{place.ObservationId}", "code", ("Form.Add", "Ärger"));
        await coder.SubmitAsync($"/voices/needs/new?from={place.ObservationId}", "need",
            ("Form.When", "der Drucker steht"), ("Form.Want", "weiterarbeiten"), ("Form.So", "nichts liegen bleibt"), ("Form.Importance", "4"), ("Form.Satisfaction", "2"));
        return await house.InDbAsync(async db => (place.ObservationId, await db.Codes.Select(c => c.Id).SingleAsync(), await db.Needs.Select(n => n.Id).SingleAsync(), place.ThemeId!.Value));
    }

    /// <summary>A post as people write them: some 300 letters, a list and a link.</summary>
    private static string Text(int number) => $"""
        Wir hatten das im Frühjahr **schon einmal**, damals lag es am Sensor hinter der Weiche, Fall {number}. Bitte zuerst prüfen:

        - sitzt der Stecker fest
        - zeigt die Anzeige einen Fehler

        Wenn es dann noch steht, hilft die [Anleitung](https://werk.example/anleitung) weiter. Sonst ruft bei uns an.
        """;
}
