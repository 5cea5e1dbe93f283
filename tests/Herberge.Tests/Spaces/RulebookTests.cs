using System.Net;
using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.Spaces.Incidents;
using Herberge.Spaces.Rulebook;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces;

public sealed class RulebookTests
{
    [Theory, BothEngines]
    public async Task An_answer_holds_when_somebody_else_agreed_and_is_filled_in_where_it_is_sent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", roles: HouseRoles.Host);
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", roles: HouseRoles.SocialMediaManager);
        var rosa = await house.InviteAsync("Rosa Hagedorn", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", members: rosa);
        var thread = await house.StartAsync(rosa, space, "Wo ist die Dichtung?", "Seit Montag fehlt sie.");

        using var made = await svenja.SubmitAsync("/rulebook/new", "rule", ("Form.Kind", "Answer"), ("Form.Language", "de"), ("Form.Title", "Danke für den Hinweis"), ("Form.Body", "Hallo {vorname}, danke! In {raum} kümmert sich {wer} darum. {ich}"), ("Form.Version", "0"));
        var page = made.Headers.Location!.OriginalString;
        Assert.Equal("[]", await AnswersAsync(tomasz, "danke", thread));
        Assert.Equal(HttpStatusCode.Forbidden, (await svenja.ActAsync($"{page}/approve", ("number", "1"))).StatusCode);
        Assert.Null((await svenja.PageAsync(page)).QuerySelector("[formaction$='/approve']"));
        Assert.NotNull((await tomasz.PageAsync(page)).QuerySelector("[formaction$='/approve']"));
        await tomasz.ActAsync($"{page}/approve", ("number", "1"));
        Assert.Contains("Hallo Rosa, danke! In Ersatzteile kümmert sich {wer} darum. Tomasz Wieczorek", await AnswersAsync(tomasz, "HINWEIS", thread), StringComparison.Ordinal);
        Assert.Equal("[]", await AnswersAsync(tomasz, "steht nirgends", thread));

        // A colleague has no answers to choose from, and neither sees the page nor may write one.
        Assert.Equal("[]", await AnswersAsync(rosa, "danke", thread));
        await rosa.PageAsync(page, HttpStatusCode.NotFound);
        await rosa.PageAsync("/rulebook/new", HttpStatusCode.Forbidden);
        Assert.DoesNotContain("Danke für den Hinweis", (await rosa.PageAsync("/rulebook")).Body!.TextContent, StringComparison.Ordinal);

        // The next version waits while the first one holds; two who write at once lose nothing.
        await tomasz.SubmitAsync($"{page}/edit", "rule", ("Form.Title", "Danke für den Hinweis"), ("Form.Body", "Moin {vorname}!"), ("Form.Note", "kürzer"), ("Form.Version", "1"));
        using var late = await svenja.SubmitAsync($"{page}/edit", "rule", ("Form.Title", "Danke"), ("Form.Body", "Servus {vorname}!"), ("Form.Version", "1"));
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("Servus {vorname}!", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Hallo Rosa", await AnswersAsync(svenja, "danke", thread), StringComparison.Ordinal);
        await svenja.ActAsync($"{page}/approve", ("number", "2"));
        Assert.Contains("Moin Rosa!", await AnswersAsync(svenja, "danke", thread), StringComparison.Ordinal);
        Assert.NotNull((await svenja.PageAsync($"{page}?version=2")).QuerySelector(".diff del"));

        // Put away, nobody is offered it; taken back, everybody of the team is.
        await svenja.ActAsync($"{page}/away", ("on", "true"));
        Assert.Equal("[]", await AnswersAsync(svenja, "danke", thread));
        await svenja.ActAsync($"{page}/away", ("on", "false"));
        Assert.NotEqual("[]", await AnswersAsync(svenja, "danke", thread));
    }

    [Theory, BothEngines]
    public async Task An_incident_keeps_its_timeline_and_closes_with_a_review(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", roles: HouseRoles.Host);
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", roles: HouseRoles.CommunityManager);
        var rosa = await house.InviteAsync("Rosa Hagedorn", "Service");
        using var opened = await svenja.SubmitAsync("/incidents/new", "incident", ("Form.Title", "Gerücht über Rückruf"), ("Form.Place", "Mastodon"), ("Form.Weight", "Crisis"), ("Form.What", "Drei Beiträge seit 8 Uhr."));
        var page = opened.Headers.Location!.OriginalString;
        await rosa.PageAsync(page, HttpStatusCode.NotFound);

        using var undated = await svenja.SubmitAsync(page, "line", ("Line.Kind", "Measure"), ("Line.Text", "Technik fragen"));
        Assert.Equal(HttpStatusCode.OK, undated.StatusCode);
        var day = house.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await svenja.SubmitAsync(page, "line", ("Line.Kind", "Measure"), ("Line.Text", "Technik fragen"), ("Line.DueOn", day));
        (string, string)[] State(int version, string state, Person owner, string review = "") =>
            [("Form.Version", $"{version}"), ("Form.State", state), ("Form.Weight", "Crisis"), ("Form.OwnerId", $"{owner.Id}"), ("Form.HoldingText", "Wir prüfen das und melden uns bis 12 Uhr."), ("Form.Review", review)];
        await svenja.SubmitAsync(page, "change", State(1, "Open", tomasz));
        Assert.Contains("Gerücht über Rückruf", (await tomasz.PageAsync("/bell")).Body!.TextContent, StringComparison.Ordinal);

        // Nobody of the team: refused. Second at the same moment: told, nothing lost. Without a review: not closed.
        Assert.Equal(HttpStatusCode.OK, (await svenja.SubmitAsync(page, "change", State(2, "Open", rosa))).StatusCode);
        using var second = await svenja.SubmitAsync(page, "change", State(1, "Contained", svenja));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tomasz.SubmitAsync(page, "change", State(2, "Closed", tomasz))).StatusCode);
        var measure = (await tomasz.PageAsync(page)).QuerySelector("[formaction*='/measures/']")!.GetAttribute("formaction")!;
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync(measure, ("on", "true"))).StatusCode);
        await tomasz.ActAsync(measure, ("on", "true"));
        await tomasz.SubmitAsync(page, "change", State(2, "Closed", tomasz, "Ein alter Artikel. Künftig antworten wir binnen einer Stunde."));

        var (incident, lines) = await house.InDbAsync(async db => (await db.Set<Incident>().SingleAsync(), await db.Set<IncidentLine>().OrderBy(l => l.At).ToListAsync()));
        Assert.Equal((IncidentState.Closed, tomasz.Id, 3), (incident.State, incident.OwnerId, incident.Version));
        Assert.Equal([IncidentLineKind.Note, IncidentLineKind.Measure, IncidentLineKind.Change, IncidentLineKind.Change, IncidentLineKind.Holding], lines.Select(l => l.Kind).Order());
        Assert.NotNull(lines.Single(l => l.Kind == IncidentLineKind.Measure).DoneAt);
        Assert.Equal(HttpStatusCode.OK, (await svenja.SubmitAsync("/incidents/new", "incident", ("Form.Title", ""))).StatusCode);
        Assert.Contains("Ein alter Artikel", (await svenja.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_filled_in_is_not_looked_through_again()
    {
        var known = new Dictionary<string, string?> { ["name"] = "{haus}", ["haus"] = "Ostertag" };
        Assert.Equal("{haus} bei Ostertag, {wer} {offen", ApprovedAnswers.Fill("{name} bei { haus }, {wer} {offen", known));
    }

    private static async Task<string> AnswersAsync(Person person, string words, Guid thread)
    {
        using var answer = await person.GetAsync($"/rulebook/answers?q={Uri.EscapeDataString(words)}&thread={thread}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetArrayLength() == 0 ? "[]" : json.RootElement[0].GetProperty("text").GetString()!;
    }
}
