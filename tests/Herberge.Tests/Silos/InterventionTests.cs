using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.People;
using Herberge.People.Leaving;
using Herberge.Silos.Interventions;
using Herberge.Silos.Oversight;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

public sealed class InterventionTests
{
    [Theory, BothEngines]
    public async Task New_contacts_of_the_participants_are_seen_on_the_Monday_and_stay_as_released(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        await trial.MeetAsync(trial.Some(4));
        var id = await trial.EnterAsync(trial.Some(4));
        Assert.Equal(EffectState.TooEarly, await trial.StateAsync(id));

        trial.WaitForMonday();
        var view = await trial.SeeAsync(id);

        Assert.Equal(EffectState.Seen, view.State);
        var found = view.Numbers!;
        // Twelve participants of other units each, less those met anyway; others met nobody new.
        Assert.InRange(found.Effect, 7, 12);
        Assert.Equal(found.Effect, Math.Round(found.After - found.Before - (found.OthersAfter - found.OthersBefore), 2), 0.021);
        Assert.True(found is { Low: > 0, PValue: < 0.1, Arrangements: > 1 });
        var main = (await house.Administrator.PageAsync($"/silos/interventions/{id}")).QuerySelector("main")!.TextContent;
        Assert.Contains(found.Effect.ToString("+0.00", CultureInfo.GetCultureInfo("de-DE")), main, StringComparison.Ordinal);
        Assert.Contains("mehr als Vergleichbare", main, StringComparison.Ordinal);

        await trial.MeetAsync(trial.Some(8));
        trial.WaitForMonday();
        Assert.Equal(view, await trial.SeeAsync(id));
    }

    [Theory, BothEngines]
    public async Task No_new_contacts_are_no_effect_and_say_so(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var id = await trial.EnterAsync(trial.Some(4));
        trial.WaitForMonday();

        Assert.Equal(EffectState.NotSeen, await trial.StateAsync(id));
        Assert.Contains("Kein Effekt zu sehen", (await house.Administrator.PageAsync($"/silos/interventions/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Too_early_tells_the_day_and_nine_people_are_too_few(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var young = await trial.EnterAsync(trial.Some(4, from: 8), "Mittagslos", trial.Day.AddDays(80));
        var small = await trial.EnterAsync([.. trial.Some(3).Take(9)], "Kleine Runde");
        trial.WaitForMonday();

        var view = await trial.SeeAsync(young);
        Assert.Equal((EffectState.TooEarly, DayOfWeek.Monday), (view.State, view.DueOn.DayOfWeek));
        Assert.InRange(view.DueOn.DayNumber - view.AfterEnds.DayNumber, 1, 7);
        var page = (await house.Administrator.PageAsync($"/silos/interventions/{young}")).QuerySelector("main")!.TextContent;
        Assert.Contains($"{view.DueOn.ToString("d. MMMM", CultureInfo.GetCultureInfo("de-DE"))}", page, StringComparison.Ordinal);
        Assert.Equal(EffectState.TooFew, await trial.StateAsync(small));
        Assert.Null((await house.Administrator.PageAsync($"/silos/interventions/{small}")).QuerySelector(".big"));

        var report = (await house.Administrator.PageAsync("/silos/report")).QuerySelector("#intervention-link")!.ParentElement!.TextContent;
        Assert.Contains($"Die Wirkung wird am {view.DueOn.ToString("d. MMMM", CultureInfo.GetCultureInfo("de-DE"))}", report, StringComparison.Ordinal);
        Assert.Contains("zu wenige", report, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_house_that_knows_nothing_from_before_tells_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var id = await trial.EnterAsync(trial.Some(4), day: trial.Day.AddDays(-90));
        trial.WaitForMonday();

        Assert.Equal(EffectState.NothingBefore, await trial.StateAsync(id));
    }

    [Theory, BothEngines]
    public async Task Participants_are_pasted_as_they_are_known_or_not_at_all(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var day = trial.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var wrong = await PasteAsync("@einkauf.0 Einkauf 0\nMax Niemand\n\n@gibt.es.nicht @einkauf.1\n");
        var page = await new HtmlParser().ParseDocumentAsync(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Zeile 2: „Max Niemand“ ist hier niemand.", page.QuerySelector(".note.brick")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zeile 4: „@gibt.es.nicht“ ist hier niemand.", page.QuerySelector(".note.brick")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Max Niemand", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Intervention>().CountAsync()));

        var right = await PasteAsync($"Name;Mail;Einheit\nTomasz Wieczorek;tomasz.wieczorek@example.org;Einkauf\n@einkauf.0 @einkauf.1\nQUALITÄT 3\n{trial.People[40].Id}\n@einkauf.0\n");
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(5, await house.InDbAsync(db => db.Set<InterventionParticipant>().CountAsync()));
        Assert.Equal("silos.intervention-entered", await house.InDbAsync(db => db.Audit.OrderByDescending(a => a.Id).Select(a => a.Action).FirstAsync()));

        Task<HttpResponseMessage> PasteAsync(string people) => house.Administrator.SubmitAsync("/silos/interventions/new", "intervention",
            ("Form.Title", "Rundgang"), ("Form.Kind", "Event"), ("Form.Day", day), ("Form.Days", "60"), ("Form.People", people));
    }

    [Theory, BothEngines]
    public async Task What_is_missing_stands_at_its_field(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var answer = await house.Administrator.SubmitAsync("/silos/interventions/new", "intervention",
            ("Form.Title", " "), ("Form.Kind", "Event"), ("Form.Day", "2001-01-01"), ("Form.Days", "61"), ("Form.People", ""));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["#f-form-title", "#f-form-day", "#f-form-days", "#f-form-people"], page.QuerySelectorAll(".note.brick a").Select(link => link.GetAttribute("href")));
        Assert.Equal(4, page.QuerySelectorAll(".error-text").Length);
    }

    [Theory, BothEngines]
    public async Task Hosts_enter_the_works_council_sees_without_names_and_nobody_else_knows(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var id = await trial.EnterAsync(trial.Some(4));
        var member = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var council = await house.InviteAsync("Renate Kühl", "Service", roles: HouseRoles.WorksCouncil);
        var host = await house.InviteAsync("Svenja Matthiesen", "Service", roles: HouseRoles.Host);

        foreach (var address in (string[])["/silos/interventions", $"/silos/interventions/{id}", $"/silos/interventions/{id}/edit", "/silos/interventions/new"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(address)).StatusCode);
        }

        Assert.Contains("Einkauf 0", (await host.PageAsync($"/silos/interventions/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var seen = (await council.PageAsync($"/silos/interventions/{id}")).QuerySelector("main")!.TextContent;
        Assert.Contains("16 Leute", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Einkauf 0", seen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync("/silos/interventions/new")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.ActAsync($"/silos/interventions/{id}/remove")).StatusCode);
        var looks = (await council.PageAsync("/silos/looks")).QuerySelector("main")!.TextContent;
        Assert.Contains($"/silos/interventions/{id}", looks, StringComparison.Ordinal);
        Assert.Contains("Svenja Matthiesen", looks, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Who_opted_out_or_left_is_no_part_of_it_and_the_page_does_not_tell(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        await trial.MeetAsync(trial.Some(4));
        var people = trial.Some(4);
        await house.InDbAsync(async db =>
        {
            db.Set<OptOut>().Add(new OptOut(people[0], house.Clock.GetUtcNow()));
            var left = people[5];
            (await db.Set<Member>().SingleAsync(m => m.Id == left)).State = MemberState.Deactivated;
            return await db.SaveChangesAsync();
        });
        var id = await trial.EnterAsync(people);
        trial.WaitForMonday();

        var view = await trial.SeeAsync(id);

        Assert.Equal((EffectState.Seen, 16), (view.State, view.Participants));
        Assert.Empty((await trial.CountedAsync(id)).Intersect([people[0], people[5]]));
        var page = await house.Administrator.PageAsync($"/silos/interventions/{id}");
        Assert.Equal(16, page.QuerySelectorAll(".took-part li").Length);
    }

    [Theory, BothEngines]
    public async Task Until_it_is_released_a_list_can_be_mended_afterwards_only_its_words(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var id = await trial.EnterAsync(trial.Some(3));
        var (edit, day) = ($"/silos/interventions/{id}/edit", trial.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var typed = (await house.Administrator.PageAsync(edit)).QuerySelector("textarea#f-form-people")!.TextContent;

        var mended = await house.Administrator.SubmitAsync(edit, "intervention",
            ("Form.Title", "Barcamp im Mai"), ("Form.Kind", "Campaign"), ("Form.Day", day), ("Form.Days", "60"), ("Form.People", typed + "\n@einkauf.7"));
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        Assert.Equal(("Barcamp im Mai", 13), await ToldAsync());
        trial.WaitForMonday();
        Assert.NotEqual(EffectState.TooEarly, await trial.StateAsync(id));

        Assert.Null((await house.Administrator.PageAsync(edit)).QuerySelector("textarea#f-form-people"));
        var late = await house.Administrator.SubmitAsync(edit, "intervention",
            ("Form.Title", "Anders"), ("Form.Kind", "Event"), ("Form.Day", day), ("Form.Days", "60"), ("Form.People", "@einkauf.0"));
        Assert.Contains("bleiben, wie sie gemessen wurden", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await house.Administrator.SubmitAsync(edit, "intervention", ("Form.Title", "Barcamp"), ("Form.Kind", "Event"), ("Form.Note", "Schön war es."));
        Assert.Equal(("Barcamp", 13), await ToldAsync());

        async Task<(string, int)> ToldAsync() => await trial.SeeAsync(id) is var view ? (view.Title, view.Participants) : default;
    }

    [Theory, BothEngines]
    public async Task What_is_removed_comes_back_with_undo(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var id = await trial.EnterAsync(trial.Some(4), "Kantinentag");

        await house.Administrator.ActAsync($"/silos/interventions/{id}/remove");
        Assert.DoesNotContain("Kantinentag", (await house.Administrator.PageAsync("/silos/interventions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync($"/silos/interventions/{id}")).StatusCode);
        await house.Administrator.ActAsync($"/silos/interventions/{id}/restore");

        Assert.Contains("Kantinentag", (await house.Administrator.PageAsync("/silos/interventions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kantinentag", (await house.Administrator.PageAsync("/silos")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_API_tells_effects_and_never_who_took_part(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        await trial.MeetAsync(trial.Some(4));
        await trial.EnterAsync(trial.Some(4));
        await trial.EnterAsync(trial.Some(4, from: 8), "Zu früh", trial.Day.AddDays(90));
        trial.WaitForMonday();

        using var client = (await house.CallAsync(house.Administrator)).Client;
        var text = await client.GetStringAsync("/api/v1/silos/interventions");

        var items = JsonDocument.Parse(text).RootElement.GetProperty("items");
        Assert.Equal(["too-early", "seen"], items.EnumerateArray().Select(item => item.GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("effect").ValueKind);
        Assert.True(items[1].GetProperty("effect").GetProperty("low").GetDouble() > 0);
        Assert.Equal(16, items[1].GetProperty("participants").GetInt32());
        Assert.DoesNotContain(trial.People[0].Id.ToString(), text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Who_is_erased_leaves_an_empty_place_in_the_list(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var (gone, handle) = (trial.People[0].Id, "einkauf.0");
        var id = await trial.EnterAsync(trial.Some(4));
        trial.WaitForMonday();
        var before = await trial.SeeAsync(id);

        await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>()
            .HandleAsync(new EraseMemberInput(gone, handle, false), await house.Administrator.ViewerAsync(), CancellationToken.None));

        Assert.False(await house.InDbAsync(db => db.Set<InterventionParticipant>().AnyAsync(p => p.MemberId == gone)));
        Assert.Equal(before, await trial.SeeAsync(id));
        var again = await trial.EnterAsync([.. trial.Some(4).Where(member => member != gone)]);
        trial.WaitForMonday();
        Assert.Equal(EffectState.Held, await trial.StateAsync(again));
    }
}
