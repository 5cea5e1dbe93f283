using System.Globalization;
using System.Text.RegularExpressions;
using Herberge.Browser.Tests.Setup;
using Herberge.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>A whole campaign: twelve people of eight units ask, hand in, support, judge, decide, carry out and see what came of it.</summary>
public sealed partial class CampaignWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Everybody =
    [
        "aylin.yildiz", "svenja.matthiesen", "miriam.okafor", "tomasz.wieczorek", "samuel.adeyemi", "ines.vogelsang",
        "olena.kovalenko", "mehmet.aksoy", "linh.nguyen", "bernd.hollerbach", "rosa.figueiredo", "katharina.brandl",
    ];

    private static readonly string[] Jury = ["svenja.matthiesen", "tomasz.wieczorek", "olena.kovalenko", "linh.nguyen", "katharina.brandl"];

    [Theory, BothEngines]
    public async Task A_question_becomes_ideas_support_a_judgement_a_decision_and_an_outcome(Engine engine)
    {
        await using var house = new EngineHouse(engine);
        await house.InitializeAsync();
        await using var people = new Cast(chromium, house);
        var lead = await people.EnterAsync("aylin.yildiz");

        var campaign = await AskAsync(lead, Today());
        var qr = await HandInAsync(await people.EnterAsync("samuel.adeyemi"), campaign, "Ersatzteil-QR am Motor", "Wer vor der Anlage steht, scannt den Motor und sieht Teil und Termin.");
        var kit = await HandInAsync(await people.EnterAsync("rosa.figueiredo"), campaign, "Lotsenblatt an jeder Anlage", "Ein Blatt sagt, wen man nachts anruft und was man vorher prüft.");

        // Everybody spends votes; nobody sees whose.
        foreach (var who in Everybody)
        {
            var visit = await people.EnterAsync(who);
            await visit.GoAsync(campaign);
            await SupportAsync(visit, who == "bernd.hollerbach" ? kit : qr);
        }

        await lead.GoAsync($"{campaign}?view=rank");
        await Expect(lead.Page.Locator("main table tbody tr").First).ToContainTextAsync("Ersatzteil-QR am Motor");
        await Expect(lead.Page.Locator("main table tbody tr").First).ToContainTextAsync("11");

        // Answered, discussed, judged.
        await lead.GoAsync(qr);
        await lead.AnswerAsync((await lead.Page.Locator("a.more-link[href^='/threads/']").First.GetAttributeAsync("href"))!, "Das prüfen wir gern. Welche Baureihe zuerst?");
        await OnBoardAsync(lead, campaign, qr, "Im Gespräch", (card, _) => card.Locator("h4 a").PressAsync("Alt+ArrowRight"));
        await OnBoardAsync(lead, campaign, qr, "In Bewertung", (card, column) => card.DragToAsync(column));
        await ShiftAsync(lead, campaign, Today());
        foreach (var juror in Jury) await JudgeAsync(await people.EnterAsync(juror), qr);
        await lead.GoAsync(qr);
        await Expect(lead.Page.Locator(".score .num")).ToHaveTextAsync("4,0");

        // Decided, and told to whoever supports it.
        var decider = await people.EnterAsync("mehmet.aksoy");
        await decider.GoAsync($"{qr}/decide");
        await decider.Page.CheckAsync("input[value=Pilot]");
        await decider.Page.FillAsync("#f-form-headline", "Ja, wir starten einen Pilot im Werk Süd");
        await decider.Page.FillAsync("#f-form-reason", "In zehn Wochen prüfbar, und der Bedarf ist gut belegt.");
        await decider.Page.FillAsync("#f-form-stopcriterion", "unter 10 % gescannt wird");
        await decider.Page.ClickAsync("main form .btn.primary");
        await Expect(decider.Page.Locator("#decision")).ToContainTextAsync("unter 10 % gescannt wird");
        var fan = await people.EnterAsync("katharina.brandl");
        await fan.GoAsync("/bell");
        await Expect(fan.Page.Locator("main")).ToContainTextAsync("Mehmet Aksoy hat über eine Idee entschieden");

        // Carried out, measured, and there.
        await decider.GoAsync($"{qr}/outcome");
        await decider.Page.FillAsync("#f-plan-owner", "@samuel.adeyemi");
        await decider.Page.ClickAsync("form:has(#f-plan-owner) .btn.primary");
        await Expect(decider.Page.Locator("#f-plan-owner")).ToHaveValueAsync("@samuel.adeyemi");
        await MoveAsync(lead, qr, "In Umsetzung");
        var owner = await people.EnterAsync("samuel.adeyemi");
        await owner.GoAsync($"{qr}/outcome");
        await owner.Page.CheckAsync("input[name='Gain.IsMeasured'][value=true]");
        await owner.Page.FillAsync("#f-gain-text", "23 % weniger Rückfragen");
        await owner.Page.FillAsync("#f-gain-source", "Ticketsystem, Wochen 1 bis 10");
        await owner.Page.ClickAsync("form:has(#f-gain-text) .btn");
        await Expect(owner.Page.Locator(".benefits")).ToContainTextAsync("23 % weniger Rückfragen");
        await MoveAsync(lead, qr, "Wirkung");
        await fan.GoAsync("/ideas/roadmap");
        await Expect(fan.Page.Locator("#road-Shipped").Locator("..")).ToContainTextAsync("Ersatzteil-QR am Motor");
        await fan.GoAsync(qr);
        await Expect(fan.Page.Locator(".sight")).ToContainTextAsync("23 % weniger Rückfragen");
        people.AssertQuiet();
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<string> AskAsync(Visit lead, DateOnly today)
    {
        var page = lead.Page;
        await lead.GoAsync("/ideas/campaigns/new");
        await page.FillAsync("#f-form-title", "Schneller zum Teil");
        await page.FillAsync("#f-form-question", "Was können wir in drei Monaten ausprobieren, damit das Teil schneller da ist?");
        await page.SelectOptionAsync("#f-form-spaceid", new SelectOptionValue { Label = "Ideen im Haus" });
        await page.FillAsync("#f-form-sponsor", "@ines.vogelsang");
        await DatesAsync(page, today.AddDays(-2), today.AddDays(10));
        await page.CheckAsync("input[name='Form.Rule'][value=Budget]");
        foreach (var (at, name, weight) in new[] { (0, "Nutzen für Kund:innen", "60"), (1, "machbar in drei Monaten", "40") })
        {
            await page.FillAsync($"[name='Form.Criteria[{at}].Name']", name);
            await page.FillAsync($"[name='Form.Criteria[{at}].Weight']", weight);
        }

        await page.FillAsync("[name='Form.Jurors']", string.Join(", ", Jury.Select(handle => $"@{handle}")));
        await page.FillAsync("[name='Form.Deciders']", "@mehmet.aksoy");
        await page.ClickAsync("main form .btn.primary");
        await page.WaitForURLAsync(CampaignAddress(), Visit.OnceThere);
        var address = new Uri(page.Url).AbsolutePath;
        await page.ClickAsync("[formaction$='/publish']");
        await Expect(page.Locator("[formaction$='/publish']")).ToHaveCountAsync(0);
        return address;
    }

    private static async Task DatesAsync(IPage page, DateOnly collect, DateOnly evaluate)
    {
        await page.FillAsync("#f-form-collectfrom", Text(collect));
        await page.FillAsync("#f-form-evaluatefrom", Text(evaluate));
        await page.FillAsync("#f-form-decidefrom", Text(evaluate.AddDays(10)));
        await page.FillAsync("#f-form-donefrom", Text(evaluate.AddDays(30)));
        await page.FillAsync("#f-form-decideby", Text(evaluate.AddDays(20)));
    }

    /// <summary>The evaluation begins today.</summary>
    private static async Task ShiftAsync(Visit lead, string campaign, DateOnly today)
    {
        await lead.GoAsync($"{campaign}/edit");
        await DatesAsync(lead.Page, today.AddDays(-2), today);
        await lead.Page.ClickAsync("main form .btn.primary");
        await lead.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == campaign, Visit.OnceThere);
    }

    private static async Task<string> HandInAsync(Visit author, string campaign, string title, string words)
    {
        await author.GoAsync($"/ideas/new?campaign={campaign.Split('/')[^1]}");
        await author.Page.FillAsync("input[name=title]", title);
        await author.Page.FillAsync("#compose", words);
        await author.Page.Locator("#compose-form button.primary").ClickAsync();
        // Whoever is shown similar ideas first looks, and hands in all the same.
        await Expect(author.Page.Locator("input[name=seen], main .stages")).ToHaveCountAsync(1);
        if (await author.Page.Locator("input[name=seen]").CountAsync() > 0) await author.Page.Locator("#compose-form button.primary").ClickAsync();
        await author.Page.WaitForURLAsync(IdeaAddress(), Visit.OnceThere);
        return new Uri(author.Page.Url).AbsolutePath;
    }

    private static async Task SupportAsync(Visit visit, string idea)
    {
        var button = visit.Page.Locator($"button[formaction^='{idea}/support?count=1']");
        await button.ClickAsync();
        await Expect(visit.Page.Locator($"button[formaction^='{idea}/support?count=2']")).ToHaveCountAsync(1);
    }

    private static async Task MoveAsync(Visit visit, string idea, string stage)
    {
        await visit.GoAsync($"{idea}/move");
        await visit.Page.GetByText(stage, new PageGetByTextOptions { Exact = true }).First.ClickAsync();
        await visit.Page.ClickAsync("main form .btn.primary");
        await Expect(visit.Page.Locator(".stages [aria-current=step]")).ToContainTextAsync(stage);
    }

    /// <summary>Moves an idea's card by keyboard or mouse.</summary>
    private static async Task OnBoardAsync(Visit visit, string campaign, string idea, string stage, Func<ILocator, ILocator, Task> move)
    {
        await visit.GoAsync(campaign);
        var column = visit.Page.Locator("[data-board] .col").Filter(new LocatorFilterOptions { Has = visit.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = stage }) });
        var card = $".idea-card:has(a[href='{idea}'])";
        await move(visit.Page.Locator(card), column);
        await Expect(column.Locator(card)).ToHaveCountAsync(1);
    }

    private static async Task JudgeAsync(Visit juror, string idea)
    {
        await juror.GoAsync($"{idea}/judge");
        foreach (var scale in await juror.Page.Locator("fieldset .scale").AllAsync()) await scale.Locator("label").Nth(3).ClickAsync();
        await juror.Page.ClickAsync("button[value=judge]");
        await juror.Page.WaitForURLAsync(url => !url.EndsWith("/judge", StringComparison.Ordinal), Visit.OnceThere);
    }

    [GeneratedRegex("/ideas/campaigns/[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex CampaignAddress();

    [GeneratedRegex("/ideas/[0-9a-f-]{36}", RegexOptions.NonBacktracking)]
    private static partial Regex IdeaAddress();

    /// <summary>Each person keeps their window for the whole campaign.</summary>
    private sealed class Cast(Chromium chromium, DemoHouse house) : IAsyncDisposable
    {
        private readonly Dictionary<string, Visit> _visits = new(StringComparer.Ordinal);

        public async Task<Visit> EnterAsync(string handle)
        {
            if (_visits.TryGetValue(handle, out var known)) return known;
            return _visits[handle] = await Talk.EnterAsync(chromium, house, $"{handle}@{house.Host.Split('@')[1]}");
        }

        public void AssertQuiet()
        {
            foreach (var visit in _visits.Values) visit.AssertQuiet();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var visit in _visits.Values) await visit.DisposeAsync();
        }
    }
}
