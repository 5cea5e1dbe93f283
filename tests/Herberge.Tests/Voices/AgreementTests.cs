using System.Net;
using AngleSharp.Dom;
using Herberge.Foundation.Access;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

public sealed class AgreementTests
{
    [Theory, BothEngines]
    public async Task Two_code_blind_and_see_how_far_they_agree_when_both_have_finished(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul, sample, codes) = await SampleAsync(house);

        // Ten voices; both give “Termin” to six, Mira alone to two, and two have none of the codes.
        for (var n = 1; n <= 10; n++) await JudgeAsync(mira, sample, n, n <= 8 ? [codes["Termin"]] : []);
        Assert.Contains("10 von 10 kodiert", (await mira.PageAsync($"/voices/agreement/{sample}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await mira.ActAsync($"/voices/agreement/{sample}/finish");
        Assert.Contains("sobald alle fertig sind", (await mira.PageAsync($"/voices/agreement/{sample}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        for (var n = 1; n <= 10; n++) await JudgeAsync(paul, sample, n, n <= 6 ? [codes["Termin"]] : []);
        await paul.ActAsync($"/voices/agreement/{sample}/finish");

        var result = await paul.PageAsync($"/voices/agreement/{sample}");
        var row = result.QuerySelectorAll("table tbody tr").Single(tr => tr.TextContent.Contains("Termin", StringComparison.Ordinal)).QuerySelectorAll("td").Select(td => td.TextContent).ToList();
        // By hand: p_o = .8, p_e = .8 · .6 + .2 · .4 = .56, κ = .24 / .44; D_o = .2, D_e = 2 · 14 · 6 / (20 · 19), α = 1 − .2 · 380 / 168.
        Assert.StartsWith("0,55", row[0], StringComparison.Ordinal);
        Assert.StartsWith("0,55", row[1], StringComparison.Ordinal);
        Assert.Equal(["6", "2"], row.Skip(2));
        Assert.Contains("8 von 10 Stimmen habt ihr genau gleich kodiert", result.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, result.QuerySelectorAll("ul.ruled blockquote").Length);
    }

    [Theory, BothEngines]
    public async Task Nobody_sees_anothers_codes_before_all_have_finished(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul, sample, codes) = await SampleAsync(house);
        for (var n = 1; n <= 10; n++) await JudgeAsync(mira, sample, n, [codes["Termin"]]);
        await mira.ActAsync($"/voices/agreement/{sample}/finish");

        for (var n = 1; n <= 10; n++) Assert.Empty((await paul.PageAsync($"/voices/agreement/{sample}/{n}")).QuerySelectorAll("main form input[checked]"));
        Assert.Empty((await paul.PageAsync($"/voices/agreement/{sample}")).QuerySelectorAll("table"));
        Assert.Equal(HttpStatusCode.Conflict, (await ApiAsync(house, paul, sample)).StatusCode);
        // Nothing of it stands with the voices either.
        Assert.Equal(0, await house.InDbAsync(db => db.CodeMarks.CountAsync()));
        Assert.True(await house.InDbAsync(db => db.Observations.AllAsync(o => o.State == ObservationState.Open)));
        // What is finished stays.
        Assert.Equal(HttpStatusCode.BadRequest, (await JudgeAsync(mira, sample, 1, [])).StatusCode);
        var viewer = await mira.ViewerAsync();
        var late = await house.InScopeAsync(services => services.GetRequiredService<JudgeVoice>().HandleAsync(sample, 1, [], true, viewer, CancellationToken.None));
        Assert.Equal("voices-sample-finished", late.Problem.Code);
        Assert.True(await house.InDbAsync(db => db.BlindCodings.AllAsync(c => c.Codes.Count == 1)));
    }

    [Theory, BothEngines]
    public async Task The_figures_are_for_those_who_coded_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul, sample, codes) = await SampleAsync(house, drawnBy: house.Administrator);
        var stranger = await house.InviteAsync("Olga Wolf", "Service", roles: HouseRoles.CommunityManager);
        foreach (var coder in new[] { mira, paul })
        {
            for (var n = 1; n <= 10; n++) await JudgeAsync(coder, sample, n, [codes["Termin"]]);
            await coder.ActAsync($"/voices/agreement/{sample}/finish");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/voices/agreement/{sample}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/voices/agreement/{sample}/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.ActAsync($"/voices/agreement/{sample}/take")).StatusCode);
        Assert.Empty((await stranger.PageAsync("/voices/agreement")).QuerySelectorAll("ul.ruled a"));
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAsync(house, stranger, sample)).StatusCode);
        // Who drew it and does not code sees that it is done, and no figure.
        var drawn = await house.Administrator.PageAsync($"/voices/agreement/{sample}");
        Assert.Empty(drawn.QuerySelectorAll("table, .kpi"));
        Assert.Contains("nur die, die kodiert haben", drawn.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAsync(house, house.Administrator, sample)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ApiAsync(house, mira, sample)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task What_is_agreed_on_goes_into_the_room_and_what_is_not_is_settled_one_by_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul, sample, codes) = await SampleAsync(house);
        foreach (var (coder, last) in new[] { (mira, 9), (paul, 8) })
        {
            for (var n = 1; n <= 10; n++) await JudgeAsync(coder, sample, n, n <= last ? [codes["Termin"]] : []);
            await coder.ActAsync($"/voices/agreement/{sample}/finish");
        }

        await mira.ActAsync($"/voices/agreement/{sample}/take");
        Assert.Equal(8, await house.InDbAsync(db => db.CodeMarks.CountAsync()));
        Assert.Equal(8, await house.InDbAsync(db => db.Observations.CountAsync(o => o.State == ObservationState.Coded)));
        await mira.ActAsync($"/voices/agreement/{sample}/take");
        Assert.Equal(8, await house.InDbAsync(db => db.CodeMarks.CountAsync()));

        var settled = await paul.SubmitAsync($"/voices/agreement/{sample}/9", "judge", ("Form.Codes", codes["Ärger"].ToString()), ("Form.Codes", codes["Termin"].ToString()));
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        Assert.Equal(10, await house.InDbAsync(db => db.CodeMarks.CountAsync()));
        var page = await paul.PageAsync($"/voices/agreement/{sample}");
        Assert.Contains("geeinigt", page.QuerySelector("#differ-h")!.Closest("section")!.TextContent, StringComparison.Ordinal);
        // Settling changes nothing of how far they agreed.
        Assert.Contains("9 von 10 Stimmen habt ihr genau gleich kodiert", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_judgement_is_said_and_never_left_out_by_mistake(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, _, sample, codes) = await SampleAsync(house);

        var empty = await mira.SubmitAsync($"/voices/agreement/{sample}/1", "judge");
        var both = await mira.SubmitAsync($"/voices/agreement/{sample}/1", "judge", ("Form.Codes", codes["Termin"].ToString()), ("Form.None", "true"));
        await mira.ActAsync($"/voices/agreement/{sample}/finish");

        Assert.All([empty, both], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(0, await house.InDbAsync(db => db.BlindCodings.CountAsync()));
        Assert.False(await house.InDbAsync(db => db.SampleCoders.AnyAsync(c => c.FinishedAt != null)));
    }

    [Theory, BothEngines]
    public async Task The_same_seed_draws_the_same_voices_and_another_draws_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul, _, codes) = await SampleAsync(house, voices: 40);

        var (one, again, other) = (await DrawAsync(mira, [mira, paul], codes.Values, seed: 7), await DrawAsync(mira, [mira, paul], codes.Values, seed: 7), await DrawAsync(mira, [mira, paul], codes.Values, seed: 8));

        var drawn = await house.InDbAsync(db => db.SampleVoices.OrderBy(v => v.Number).Select(v => new { v.SampleId, v.ObservationId }).ToListAsync());
        List<Guid> Of(Guid sample) => [.. drawn.Where(v => v.SampleId == sample).Select(v => v.ObservationId)];
        Assert.Equal(Of(one), Of(again));
        Assert.NotEqual(Of(one).Order(), Of(other).Order());
        Assert.Equal(10, Of(one).Distinct().Count());
    }

    [Fact]
    public void Every_voice_is_drawn_equally_often()
    {
        var all = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToList();
        var times = all.ToDictionary(id => id, _ => 0);
        for (var seed = 1; seed <= 2000; seed++)
            foreach (var id in DrawSample.Draw(all, seed, 20)) times[id]++;

        // 400 on average; the standard deviation of one is 17.9, and none of a hundred should be five of these away.
        Assert.All(times.Values, count => Assert.InRange(count, 310, 490));
    }

    [Theory, BothEngines]
    public async Task Samples_need_two_who_hear_voices_and_enough_to_draw_from(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul, _, codes) = await SampleAsync(house);
        var member = await house.InviteAsync("Olga Wolf", "Service");
        var before = await house.InDbAsync(db => db.CodingSamples.CountAsync());

        await DrawFormAsync(mira, [mira, member], codes.Values, ("Form.Size", "10"));
        await DrawFormAsync(mira, [mira, paul], codes.Values, ("Form.Size", "9"));
        await DrawFormAsync(mira, [mira, paul], [], ("Form.Size", "10"));
        await DrawFormAsync(mira, [mira, paul], codes.Values, ("Form.Size", "10"), ("Form.Segment", "Nirgends"));
        await DrawFormAsync(member, [mira, paul], codes.Values, ("Form.Size", "10"));

        Assert.Equal(before, await house.InDbAsync(db => db.CodingSamples.CountAsync()));
    }

    private static async Task<(Person Mira, Person Paul, Guid Sample, Dictionary<string, Guid> Codes)> SampleAsync(TestHouse house, int voices = 10, Person? drawnBy = null)
    {
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var paul = await house.InviteAsync("Paul Lorenz", "Service", roles: HouseRoles.CommunityManager);
        foreach (var name in new[] { "Termin", "Ärger" }) await house.Administrator.SubmitAsync("/voices/codebook", "add", ("Form.Name", name));
        for (var n = 0; n < voices; n++) await house.HearAsync($"Wann kommt das Teil {n}", n);
        var codes = await house.InDbAsync(db => db.Codes.ToDictionaryAsync(c => c.Name, c => c.Id));
        return (mira, paul, await DrawAsync(drawnBy ?? mira, [mira, paul], codes.Values, seed: 1), codes);
    }

    private static async Task<Guid> DrawAsync(Person by, Person[] coders, IEnumerable<Guid> codes, int seed)
    {
        var drawn = await DrawFormAsync(by, coders, codes, ("Form.Size", "10"), ("Form.Seed", $"{seed}"));
        Assert.True(drawn.Headers.Location is not null, await drawn.Content.ReadAsStringAsync());
        return Guid.Parse(drawn.Headers.Location!.AbsolutePath.Split('/')[^1]);
    }

    private static async Task<HttpResponseMessage> DrawFormAsync(Person by, Person[] coders, IEnumerable<Guid> codes, params (string, string)[] more)
    {
        if ((await by.GetAsync("/voices/agreement/new")).StatusCode == HttpStatusCode.Forbidden) return new HttpResponseMessage(HttpStatusCode.Forbidden);
        return await by.SubmitAsync("/voices/agreement/new", "draw", [("Form.Name", "Probe"), ("Form.Show", "all"), .. codes.Select(c => ("Form.Codes", c.ToString())), .. coders.Select(c => ("Form.Coders", c.Id.ToString())), .. more]);
    }

    private static Task<HttpResponseMessage> JudgeAsync(Person coder, Guid sample, int number, Guid[] codes) => coder.SubmitAsync($"/voices/agreement/{sample}/{number}", "judge",
        codes.Length == 0 ? [("Form.None", "true")] : [.. codes.Select(code => ("Form.Codes", code.ToString()))]);

    private static async Task<HttpResponseMessage> ApiAsync(TestHouse house, Person person, Guid sample) => await (await house.CallAsync(person)).SendAsync(HttpMethod.Get, $"/voices/samples/{sample}/agreement");
}
