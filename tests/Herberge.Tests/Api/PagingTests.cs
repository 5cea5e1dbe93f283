using System.Net;
using System.Text.Json.Nodes;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;

namespace Herberge.Tests.Api;

/// <summary>Lists are read on by key: nothing is lost or doubled while others write.</summary>
public sealed class PagingTests
{
    [Theory, BothEngines]
    public async Task Threads_that_come_in_between_push_nothing_off_the_pages(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var before = new List<string>();
        // All in one moment: the key has to tell them apart by more than time.
        for (var i = 0; i < 9; i++) before.Add((await house.StartAsync(svenja, space, $"Gespräch {i}")).ToString());

        var seen = await WalkAsync(caller, "/spaces/ersatzteile/threads?sort=newest&limit=2", "id", async () =>
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await house.StartAsync(svenja, space, "Dazwischen");
        });

        Assert.Equal(seen.Distinct().Count(), seen.Count);
        Assert.Equal(before.Order(), seen.Order());
    }

    [Theory, BothEngines]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1861", Justification = "Test data.")]
    public async Task Spaces_are_read_on_in_every_order(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        for (var i = 0; i < 7; i++) await house.OpenSpaceAsync(svenja, $"Raum {i}");

        foreach (var query in new[] { "sort=name", "sort=activity", "sort=members", "limit=3", "q=raum&sort=name" })
        {
            var seen = await WalkAsync(caller, $"/spaces?{query}{(query.Contains("limit", StringComparison.Ordinal) ? "" : "&limit=3")}", "slug",
                async () => await house.OpenSpaceAsync(svenja, "Aaa Dazwischen"));
            Assert.Equal(7, seen.Count(s => s.StartsWith("raum-", StringComparison.Ordinal)));
            Assert.Equal(seen.Distinct().Count(), seen.Count);
        }
    }

    [Theory, BothEngines]
    public async Task Posts_are_paged_by_their_numbers(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Los");
        for (var i = 2; i <= 7; i++) await house.AnswerAsync(svenja, thread, $"Beitrag {i}");

        var added = 0;
        var seen = await WalkAsync(caller, $"/threads/{thread}/posts?limit=3", "number", async () =>
        {
            if (added++ < 2) await house.AnswerAsync(svenja, thread, "Noch einer");
        });

        Assert.Equal(Enumerable.Range(1, 9).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), seen);
    }

    [Fact]
    public async Task A_key_of_another_list_and_a_limit_out_of_range_are_refused()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        for (var i = 0; i < 3; i++) await house.OpenSpaceAsync(svenja, $"Raum {i}");
        var next = (string?)(await caller.GetAsync("/spaces?sort=name&limit=1"))["next"];

        foreach (var wrong in new[] { $"/spaces?after={next}", $"/spaces/raum-0/threads?after={next}", "/spaces?after=%20%20", "/spaces?after=bm9uc2Vuc2U" })
            Assert.NotNull((await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, wrong))["errors"]!["after"]);
        foreach (var limit in new[] { 0, -1, 101 })
            Assert.NotNull((await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"/spaces?limit={limit}"))["errors"]!["limit"]);
    }

    private static async Task<List<string>> WalkAsync(Caller caller, string path, string field, Func<Task> between)
    {
        var seen = new List<string>();
        JsonNode page = await caller.GetAsync(path);
        while (true)
        {
            seen.AddRange(page["items"]!.AsArray().Select(i => i![field]!.ToString()));
            if (page["next"] is not { } next) return seen;
            await between();
            page = await caller.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={next}");
            Assert.True(seen.Count < 200, "The list doesn't end.");
        }
    }
}
