using System.Text.RegularExpressions;
using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>A thread as the people in it live it, two windows side by side where it takes two.</summary>
[Collection(Talking.Name)]
public sealed class ConversationTests(Chromium chromium, SmallHouse house)
{
    [Fact]
    public async Task A_question_is_asked_with_a_mention_and_with_pictures_dropped_and_pasted()
    {
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        await miriam.GoAsync($"{Talk.Space}/new?kind=question");
        await miriam.Page.FillAsync("input[name=title]", "Welcher Kleber hält am Fenster der Prüfkammer?");

        await miriam.Composer().PressSequentiallyAsync("Weißt du das, @svenja");
        await Expect(miriam.Page.Locator(".suggest-people li").First).ToContainTextAsync("Svenja Matthiesen");
        await miriam.Composer().PressAsync("Enter");
        await Expect(miriam.Composer()).ToHaveValueAsync("Weißt du das, @svenja.matthiesen ");

        await DropAsync(miriam, "drop", "riss.png");
        await Expect(miriam.Composer()).ToHaveValueAsync(Picture("riss"));
        await DropAsync(miriam, "paste", "kante.png");
        await Expect(miriam.Composer()).ToHaveValueAsync(Picture("kante"));

        await miriam.Page.Locator("[data-alts] input").First.FillAsync("Ein Riss am [Fenster]");

        await miriam.Page.ClickAsync("[data-mode=preview]");
        await Expect(miriam.Page.Locator(".comp-preview .mention")).ToHaveTextAsync("@svenja.matthiesen");
        await Expect(miriam.Page.Locator(".comp-preview img")).ToHaveCountAsync(2);
        await miriam.Page.ClickAsync("[data-mode=write]");
        await Expect(miriam.Composer()).ToBeVisibleAsync();

        await miriam.SubmitAsync();
        await Expect(miriam.Page.Locator("h1")).ToHaveTextAsync("Welcher Kleber hält am Fenster der Prüfkammer?");
        await Expect(miriam.Post(1).Locator("a.mention")).ToHaveAttributeAsync("href", "/people/svenja.matthiesen");
        await Expect(miriam.Post(1).Locator("img")).ToHaveCountAsync(2);
        await miriam.Page.WaitForFunctionAsync("[...document.querySelectorAll('#post-1 img')].every(i => i.complete && i.naturalWidth > 0)");

        // Both stand together, so they open large; keys go on and lead back.
        var large = miriam.Page.Locator("#picture");
        await miriam.Post(1).Locator(".gallery a").First.PressAsync("Enter");
        await Expect(large.Locator("img")).ToHaveAttributeAsync("alt", "Ein Riss am [Fenster]");
        await miriam.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(large.Locator("[data-picture-count]")).ToHaveTextAsync("2 / 2");
        await miriam.Page.Keyboard.PressAsync("Escape");
        await Expect(large).ToBeHiddenAsync();
        await Expect(miriam.Post(1).Locator(".gallery a").Last).ToBeFocusedAsync();
        miriam.AssertQuiet();

        await using var phone = await Talk.EnterAsync(chromium, house, house.Svenja, Screen.All[2]);
        await phone.GoAsync(new Uri(miriam.Page.Url).AbsolutePath);
        await phone.Post(1).Locator(".gallery a").First.TapAsync();
        await Expect(phone.Page.Locator("#picture [data-picture-count]")).ToHaveTextAsync("1 / 2");
        await SwipeLeftAsync(phone, "#picture img");
        await Expect(phone.Page.Locator("#picture [data-picture-count]")).ToHaveTextAsync("2 / 2");
        phone.AssertQuiet();
    }

    /// <summary>A finger on the glass, as the browser gets it from the screen.</summary>
    private static async Task SwipeLeftAsync(Visit visit, string over)
    {
        var box = (await visit.Page.Locator(over).BoundingBoxAsync())!;
        var (y, from, to) = (box.Y + (box.Height / 2), box.X + (box.Width * 0.8), box.X + (box.Width * 0.1));
        var screen = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await TouchAsync("touchStart", from);
        await TouchAsync("touchMove", to);
        await TouchAsync("touchEnd");

        Task TouchAsync(string kind, double? x = null) => screen.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = kind, ["touchPoints"] = x is null ? [] : new object[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y } },
        });
    }

    [Fact]
    public async Task A_draft_survives_a_reload_and_waits_on_another_device()
    {
        await using var desk = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await desk.AskAsync("Wie lange hält die Probe im Salznebel?", "Wir haben drei Wochen.");

        await desk.Composer().PressSequentiallyAsync("Nachtrag: die vierte Woche");
        await Expect(desk.Page.Locator("[data-draft-state]")).ToContainTextAsync("Entwurf gesichert");
        await desk.Page.ReloadAsync();
        await Expect(desk.Composer()).ToHaveValueAsync("Nachtrag: die vierte Woche");

        await using var phone = await Talk.EnterAsync(chromium, house, house.Svenja, Screen.All[2]);
        await phone.GoAsync(thread);
        await Expect(phone.Composer()).ToHaveValueAsync("Nachtrag: die vierte Woche");
        await Expect(phone.Page.Locator("[data-draft-state]")).ToContainTextAsync("Entwurf von");

        await phone.Page.ClickAsync("[data-discard]");
        await Expect(phone.Page.Locator("[data-draft-state]")).ToContainTextAsync("Entwurf verworfen");
        await desk.Page.ReloadAsync();
        await Expect(desk.Composer()).ToHaveValueAsync("");
        desk.AssertQuiet();
        phone.AssertQuiet();
    }

    [Fact]
    public async Task An_answer_shows_in_the_open_window_and_is_accepted_there()
    {
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        var thread = await miriam.AskAsync("Wer hat die Härtewerte von Charge 12?", "Ich brauche sie für die Freigabe.");
        await miriam.GoLiveAsync(thread);
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);

        await svenja.AnswerAsync(thread, "Liegen im Laufwerk unter *Charge 12*.");

        await Expect(miriam.Post(2)).ToContainTextAsync("Liegen im Laufwerk");
        await Expect(miriam.Page.Locator("body > [role=status].vh")).ToHaveTextAsync("1 neuer Beitrag");
        await Expect(miriam.Page.Locator(".topbar [data-bell] .count")).ToBeVisibleAsync();

        await miriam.ChooseAsync(2, "Als Antwort annehmen");
        await Expect(miriam.Page.Locator(".accepted #post-2")).ToBeVisibleAsync();
        await Expect(miriam.Page.Locator(".page-head .badge.ever")).ToHaveTextAsync("Beantwortet");
        await Expect(miriam.Page.Locator(".trail")).ToContainTextAsync("Svenja Matthiesen");
        miriam.AssertQuiet();
        svenja.AssertQuiet();
    }

    [Fact]
    public async Task A_reaction_is_given_in_place_seen_by_others_and_taken_back()
    {
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        var thread = await miriam.AskAsync("Kaltleim oder Heißleim?", "Für die Kartons aus Halle 4.");
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        await svenja.GoAsync(thread);
        var same = svenja.Post(1).Locator(".reaction[value=same]");

        await PressAsync();
        await Expect(same).ToHaveAttributeAsync("aria-pressed", "true");
        await miriam.GoAsync(thread);
        await Expect(miriam.Post(1).Locator(".reaction[value=same]")).ToContainTextAsync("Geht mir auch so 1");
        await svenja.Page.ReloadAsync();
        await Expect(same).ToHaveAttributeAsync("aria-pressed", "true");

        await PressAsync();
        await Expect(same).ToHaveAttributeAsync("aria-pressed", "false");
        await svenja.Page.ReloadAsync();
        await Expect(same).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(same.Locator(".num")).ToHaveCountAsync(0);
        svenja.AssertQuiet();

        // The button shows the new state before the house has heard of it.
        Task PressAsync() => svenja.Page.RunAndWaitForResponseAsync(() => same.ClickAsync(), answer => answer.Url.EndsWith("/reactions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_marked_is_quoted_and_the_menu_quotes_the_whole_post()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Zwei Sätze zum Zitieren", "Der erste Satz.\n\nDer zweite Satz.", "discussion");

        await svenja.Post(1).Locator(".prose p").Last.SelectTextAsync();
        await svenja.Post(1).Locator(".reply").ClickAsync();
        await Expect(svenja.Composer()).ToHaveValueAsync("> Der zweite Satz.\n\n@svenja.matthiesen ");
        await svenja.SubmitAsync();
        await Expect(svenja.Post(2).Locator("blockquote")).ToHaveTextAsync("Der zweite Satz.");

        await svenja.ChooseAsync(1, "Zitieren");
        await Expect(svenja.Composer()).ToHaveValueAsync("> Der erste Satz.\n>\n> Der zweite Satz.\n\n@svenja.matthiesen ");
        Assert.Contains(thread, svenja.Page.Url, StringComparison.Ordinal);
        svenja.AssertQuiet();
    }

    [Fact]
    public async Task An_edit_is_marked_and_what_stood_before_stays_readable()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Lieferzeit der Dichtringe", "Es sind vier Wochen.", "discussion");

        await svenja.ChooseAsync(1, "Bearbeiten");
        await Expect(svenja.Composer()).ToHaveValueAsync("Es sind vier Wochen.");
        await svenja.Composer().FillAsync("Es sind sechs Wochen.");
        await svenja.SubmitAsync();
        await Expect(svenja.Post(1).Locator(".prose")).ToHaveTextAsync("Es sind sechs Wochen.");

        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        await miriam.GoAsync(thread);
        await miriam.Post(1).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "bearbeitet" }).ClickAsync();
        await Expect(miriam.Page.Locator(".prose")).ToHaveTextAsync(["Es sind sechs Wochen.", "Es sind vier Wochen."]);
        await miriam.AssertAccessibleAsync();
        miriam.AssertQuiet();
    }

    [Fact]
    public async Task A_deleted_post_comes_back_by_undo_and_later_from_its_place()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Was weg soll und doch bleibt", "Anfang.", "discussion");
        await svenja.AnswerAsync(thread, "Das war zu schnell.");
        var words = svenja.Post(2).Locator(".prose");

        await svenja.ChooseAsync(2, "Löschen");
        await Expect(words).ToBeHiddenAsync();
        await svenja.Page.Locator("#toasts").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Rückgängig" }).ClickAsync();
        await Expect(words).ToBeVisibleAsync();

        await svenja.ChooseAsync(2, "Löschen");
        await Expect(words).ToBeHiddenAsync();
        await svenja.GoAsync(thread);
        await Expect(svenja.Post(2)).ToContainTextAsync("Svenja Matthiesen hat diesen Beitrag gelöscht.");
        await svenja.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Zurückholen" }).ClickAsync();
        await Expect(words).ToHaveTextAsync("Das war zu schnell.");
        svenja.AssertQuiet();
    }

    /// <summary>A real picture of its own, handed over as the browser hands over files.</summary>
    private static async Task DropAsync(Visit visit, string how, string name) => await visit.Page.EvaluateAsync("""
        async ([how, name]) => {
          const canvas = new OffscreenCanvas(64, 48);
          const pen = canvas.getContext("2d");
          pen.fillStyle = name.length % 2 ? "teal" : "orange";
          pen.fillRect(0, 0, 64, 48);
          const files = new DataTransfer();
          files.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], name, { type: "image/png" }));
          document.querySelector("#compose").dispatchEvent(how === "drop"
            ? new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true })
            : new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }));
        }
        """, new[] { how, name });

    /// <summary>Evaluated in the browser, which knows no other kind.</summary>
    private static Regex Picture(string name) => new($@"!\[{name}[^\]]*\]\(/files/[^)]+\)");
}
