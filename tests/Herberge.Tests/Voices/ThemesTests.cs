using System.Net;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Coding;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

public sealed class ThemesTests
{
    [Theory, BothEngines]
    public async Task Themes_are_found_in_what_customers_said_and_shown_as_suggestions(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        Assert.Contains("Noch keine Themen", (await house.Administrator.PageAsync("/voices/themes")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var heard = await house.HearSomeAsync();
        await house.FindThemesAsync();

        var page = await house.Administrator.PageAsync("/voices/themes");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Themen sind Vorschläge für Menschen, die kodieren.", text, StringComparison.Ordinal);
        Assert.Contains($"aus {heard} Stimmen", text, StringComparison.Ordinal);
        Assert.InRange(page.QuerySelectorAll(".theme-line").Length, 3, 12);
        Assert.Equal(page.QuerySelectorAll(".theme-line:not(.area, .part)").Length, page.QuerySelectorAll(".theme-quote").Length);
        var printers = await house.ThemeOfAsync("Drucker");
        var detail = await house.Administrator.PageAsync($"/voices/themes/{printers.Id}");
        Assert.Contains(detail.QuerySelectorAll(".phrases li"), phrase => phrase.TextContent.Contains("Papierstau", StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(detail.QuerySelectorAll(".share-list li").Where(group => group.TextContent.Contains("Flughafen", StringComparison.Ordinal)));
    }

    [Theory, BothEngines]
    public async Task A_theme_keeps_its_identity_when_more_is_heard(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        await house.FindThemesAsync();
        var before = (await house.ThemeOfAsync("Drucker")).Id;
        for (var n = 0; n < 8; n++) await house.HearAsync($"Der Drucker in der Werkstatt {n} hat Papierstau");

        await house.FindThemesAsync();

        Assert.Equal(before, (await house.ThemeOfAsync("Werkstatt")).Id);
        Assert.Equal(1, await house.InDbAsync(db => db.ThemeSearches.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_is_covered_or_set_aside_is_not_compared(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        for (var n = 0; n < 12; n++) await house.HearAsync($"Frau Hartmann sagt, der Drucker hat Papierstau, Nummer {n}");
        var aside = await house.HearAsync("Der Drucker hat wieder Papierstau, sagt der Kollege");
        await house.Administrator.SubmitAsync($"/voices/{aside}", "code", ("Form.Aside", "true"));

        await house.FindThemesAsync();

        Assert.False(await house.InDbAsync(db => db.ThemeVoices.AnyAsync(v => v.ObservationId == aside)));
        var phrases = string.Join('\n', await house.InDbAsync(db => db.VoiceThemes.Select(t => t.Phrases).ToListAsync()));
        Assert.DoesNotContain("name", phrases, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("⟦", phrases, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Who_is_erased_leaves_the_themes_with_their_quotes_and_phrases(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync(author: "Olaf Kern");
        var first = await house.HearAsync("Am Kühlturm hat der Frostschutzwächter versagt", author: "Jutta Lang");
        for (var n = 0; n < 11; n++) await house.HearAsync($"Der Frostschutzwächter am Kühlturm {n + 2} hat versagt, wir froren {n} Stunden", author: "Jutta Lang");
        await house.FindThemesAsync();
        var hers = (await house.ThemeOfAsync("Frostschutz")).Id;
        Assert.True(await house.InDbAsync(db => db.ThemeVoices.AnyAsync(v => v.ThemeId == hers && v.Rank == 1)));

        await house.Administrator.ActAsync($"/voices/{first}/erase-author");

        Assert.Empty(await TraceAsync(house, "Frostschutz"));
        Assert.DoesNotContain("Frostschutz", await house.Administrator.Browser.GetStringAsync("/voices/themes"), StringComparison.Ordinal);
        Assert.Equal(await house.InDbAsync(db => db.Observations.CountAsync()), await house.InDbAsync(db => db.ThemeVoices.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_is_too_old_or_covered_by_hand_leaves_them_likewise(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        for (var n = 0; n < 10; n++) await house.HearAsync($"Der Drucker Zerberus {n} hat Papierstau", daysAgo: 700);
        await house.FindThemesAsync();
        Assert.NotEmpty(await TraceAsync(house, "Zerberus"));

        // All but one of them are covered by hand; then the rest grows too old.
        foreach (var id in (await house.InDbAsync(db => db.Observations.Where(o => o.Quote.Contains("Zerberus")).Select(o => o.Id).ToListAsync())).Skip(1))
            await house.Administrator.SubmitAsync($"/voices/{id}", "cover", ("Cover.Words", "Zerberus"));
        Assert.Empty(await house.InDbAsync(db => db.VoiceThemes.Where(t => t.Phrases.Contains("Zerberus")).ToListAsync()));
        house.Clock.Advance(TimeSpan.FromDays(60));
        await house.InScopeAsync(services => ActivatorUtilities.CreateInstance<ForgetOldVoices>(services).HandleAsync(CancellationToken.None));

        Assert.Empty(await TraceAsync(house, "Zerberus"));
        Assert.Equal(await house.InDbAsync(db => db.Observations.CountAsync()), await house.InDbAsync(db => db.ThemeVoices.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_theme_becomes_a_code_for_chosen_voices_after_a_preview_and_can_be_taken_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        await house.FindThemesAsync();
        var theme = await house.ThemeOfAsync("Drucker");
        var address = $"/voices/themes/{theme.Id}";
        var page = await house.Administrator.PageAsync(address);
        Assert.NotEqual("", page.QuerySelector("#f-form-name")!.GetAttribute("value"));
        Assert.Contains("Papierstau", page.QuerySelector("#f-form-definition")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var chosen = page.QuerySelectorAll("input[name='Form.Observations']").Take(5).Select(box => box.GetAttribute("value")!).ToList();
        await house.Administrator.SubmitAsync($"/voices/{chosen[0]}", "code", ("Form.Add", "Ärger"));
        (string, string)[] fields = [("Form.Name", "Papierstau"), ("Form.Definition", "Wenn der Drucker klemmt"), .. chosen.Select(id => ("Form.Observations", id))];

        var preview = await (await house.Administrator.SubmitAsync(address, "promote", [.. fields, ("Form.Look", "true")])).Content.ReadAsStringAsync();
        Assert.Contains("5 Stimmen bekommen ihn.", preview, StringComparison.Ordinal);
        Assert.Contains("warteten 4 noch auf einen Code, 1 hatten schon einen", preview, StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Codes.CountAsync()));

        var promoted = await house.Administrator.SubmitAsync(address, "promote", fields);
        Assert.Equal(HttpStatusCode.Redirect, promoted.StatusCode);
        var code = await house.InDbAsync(db => db.Codes.SingleAsync(c => c.Name == "Papierstau"));
        Assert.Equal(5, await house.InDbAsync(db => db.CodeMarks.CountAsync(m => m.CodeId == code.Id)));
        Assert.Equal(1, await house.InDbAsync(db => db.Audit.CountAsync(a => a.Action == "voices.theme-promoted" && a.Subject == "Papierstau" && a.Detail == "5")));
        Assert.Contains("Ist Code „Papierstau“", (await house.Administrator.PageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var change = await house.InDbAsync(db => db.CodeChanges.Where(c => c.Kind == CodeChangeKind.Promoted).Select(c => c.Id).SingleAsync());
        await house.Administrator.ActAsync($"/voices/codebook/changes/{change}/undo");
        Assert.Equal(1, await house.InDbAsync(db => db.CodeMarks.CountAsync()));
        Assert.Equal(1, await house.InDbAsync(db => db.Observations.CountAsync(o => o.State == ObservationState.Coded)));
        Assert.NotNull((await house.Administrator.PageAsync(address)).QuerySelector("#f-form-name"));
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_with_a_promotion_stands_at_its_field_and_keeps_what_was_typed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        await house.FindThemesAsync();
        var theme = await house.ThemeOfAsync("Drucker");
        var foreign = await house.InDbAsync(db => db.ThemeVoices.Where(v => v.ThemeId != theme.Id).Select(v => v.ObservationId).FirstAsync());

        // A voice of another theme is none of this one.
        var refused = await house.Administrator.SubmitAsync($"/voices/themes/{theme.Id}", "promote", ("Form.Name", ""), ("Form.Definition", "Nur mein Text"), ("Form.Observations", foreign.ToString()));

        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Gib dem Code einen Namen", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.Contains("Wähl mindestens eine Stimme aus", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.Contains("Nur mein Text", text, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Codes.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_search_is_started_by_a_press_and_only_by_those_who_hear_voices(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        Assert.Equal(HttpStatusCode.Forbidden, (await svenja.ActAsync("/voices/themes/search")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await svenja.GetAsync("/voices/themes")).StatusCode);
        var searches = house.App.Services.GetRequiredService<ThemeSearches>();
        Assert.Null(searches.Last);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);

        await mira.ActAsync("/voices/themes/search");
        await searches.WaitAsync(CancellationToken.None);

        Assert.True(searches.Last is { IsOver: true, Broke: false, Problem: null });
        Assert.Equal(1, await house.InDbAsync(db => db.Audit.CountAsync(a => a.Action == "voices.themes-found" && a.ActorId == mira.Id)));
        Assert.NotEmpty((await mira.PageAsync("/voices/themes")).QuerySelectorAll(".theme-line"));
    }

    [Theory, BothEngines]
    public async Task Few_voices_are_said_to_be_too_few(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Ich warte");
        await house.Administrator.ActAsync("/voices/themes/search");
        await house.App.Services.GetRequiredService<ThemeSearches>().WaitAsync(CancellationToken.None);

        Assert.Contains("Bis jetzt sind es 1.", (await house.Administrator.PageAsync("/voices/themes")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Where something still stands that was said.</summary>
    private static async Task<IReadOnlyList<string>> TraceAsync(TestHouse house, string word) => await house.InDbAsync(async db =>
    {
        var phrases = await db.VoiceThemes.Where(t => t.Phrases.Contains(word) || (t.GivenName != null && t.GivenName.Contains(word))).Select(t => t.Phrases).ToListAsync();
        var quotes = await db.ThemeVoices.Join(db.Observations.Where(o => o.Quote.Contains(word)), v => v.ObservationId, o => o.Id, (v, o) => o.Quote).ToListAsync();
        return phrases.Concat(quotes).ToList();
    });
}
