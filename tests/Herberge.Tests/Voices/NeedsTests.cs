using System.Net;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class NeedsTests
{
    private static readonly (string, string)[] Story =
    [
        ("Form.When", "eine Förderstrecke steht"), ("Form.Want", "sofort wissen, wann das Ersatzteil kommt"), ("Form.So", "ich meine Schicht umplanen kann"),
        ("Form.Importance", "5"), ("Form.Satisfaction", "2"),
    ];

    [Theory, BothEngines]
    public async Task A_need_is_weighed_by_customers_and_segments_not_by_how_often_one_of_them_speaks(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var loud = await house.HearAsync("Wann kommt das Teil", 1, "Lebensmittel", "Jutta Lang");
        var id = await NeedAsync(house, loud);
        for (var n = 2; n < 7; n++) await EvidenceAsync(house, id, await house.HearAsync("Wann denn nun", n, "Lebensmittel", "Jutta Lang"));
        await EvidenceAsync(house, id, await house.HearAsync("Keiner sagt mir den Termin", 1, "Flughafen", "Olaf Kern"));
        // Nobody knows whether these are one or two.
        await EvidenceAsync(house, id, await house.HearAsync("Wann", 1, "Flughafen"));
        await EvidenceAsync(house, id, await house.HearAsync("Wann?", 2, "Flughafen"));
        await EvidenceAsync(house, id, await house.HearAsync("Bei uns klappt das", 1, "Automobil", "Ina Wolf"), against: true);
        // What a colleague says is read with it and makes no customer.
        await EvidenceAsync(house, id, await house.HearAsync("Das höre ich auch ständig", 1, "Werk Süd", "Paul Amann", VoiceChannel.Inside));

        var page = await house.Administrator.PageAsync($"/voices/needs/{id}");

        Assert.Contains("3 Kund:innen, 2 Segmente, 10 Stimmen", page.QuerySelector("#for-h")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("eine Person, ein Segment", page.QuerySelector("#against-h")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var card = (await house.Administrator.PageAsync("/voices/needs")).QuerySelector(".need")!.TextContent;
        Assert.Contains("B-01", card, StringComparison.Ordinal);
        Assert.Contains("3 Kund:innen, 2 Segmente", card, StringComparison.Ordinal);
        Assert.Contains("1 dagegen", card, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Needs_stand_in_order_of_their_gap(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        foreach (var (want, importance, satisfaction) in new[] { ("egal", 2, 5), ("dringend", 5, 1), ("wichtig und erfüllt", 5, 5), ("mittel", 4, 2) })
        {
            await house.Administrator.SubmitAsync("/voices/needs/new", "need", ("Form.When", "x"), ("Form.Want", want), ("Form.So", "y"),
                ("Form.Importance", $"{importance}"), ("Form.Satisfaction", $"{satisfaction}"));
        }

        var cards = (await house.Administrator.PageAsync("/voices/needs")).QuerySelectorAll(".need .job").Select(job => job.TextContent).ToList();
        Assert.Equal(["dringend", "mittel", "wichtig und erfüllt", "egal"], cards.Select(job => new[] { "wichtig und erfüllt", "dringend", "mittel", "egal" }.First(want => job.Contains($"möchte ich {want},", StringComparison.Ordinal))));
    }

    [Theory, BothEngines]
    public async Task What_is_missing_stands_at_its_field(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var answer = await house.Administrator.SubmitAsync("/voices/needs/new", "need",
            ("Form.When", "x"), ("Form.Want", ""), ("Form.So", "y"), ("Form.Importance", "6"), ("Form.Satisfaction", "1"), ("Form.Owner", "@niemand"), ("Form.Status", "Shipped"));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["#f-form-want", "#f-form-importance", "#f-form-outcome", "#f-form-owner"], page.QuerySelectorAll(".note.brick a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".note.brick a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal("@niemand", page.QuerySelector("#f-form-owner")!.GetAttribute("value"));
        Assert.Equal(0, await house.InDbAsync(db => db.Needs.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_need_is_taken_into_a_space_once_and_points_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var space = await house.OpenSpaceAsync(house.Administrator, "Ersatzteile", members: [mira]);
        var partners = await house.OpenSpaceAsync(house.Administrator, "Mit Partnern", withPartners: true, members: [mira]);
        var id = await NeedAsync(house, await house.HearAsync("Frau Hartmann weiß, wann das Teil kommt"));

        var form = await mira.PageAsync($"/voices/needs/{id}/discuss");
        var body = form.QuerySelector("#f-form-body")!.TextContent;
        Assert.Contains("> Frau [Name] weiß", body, StringComparison.Ordinal);
        var refused = await mira.SubmitAsync($"/voices/needs/{id}/discuss", "discuss", ("Form.SpaceId", partners.ToString()), ("Form.Title", "Wann kommt das Teil?"), ("Form.Body", body));
        Assert.Contains("Wähle einen Raum", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var asked = await mira.SubmitAsync($"/voices/needs/{id}/discuss", "discuss", ("Form.SpaceId", space.ToString()), ("Form.Title", "Wann kommt das Teil?"), ("Form.Body", body));

        var thread = await house.InDbAsync(db => db.Needs.Select(n => n.ThreadId).SingleAsync());
        Assert.Equal($"/threads/{thread}", asked.Headers.Location!.AbsolutePath);
        Assert.Contains("Wann kommt das Teil?", (await mira.PageAsync($"/voices/needs/{id}")).QuerySelector(".sight")!.TextContent, StringComparison.Ordinal);
        var twice = await mira.SubmitAsync($"/voices/needs/{id}/discuss", "discuss", ("Form.SpaceId", space.ToString()), ("Form.Title", "Noch einmal?"), ("Form.Body", body));
        Assert.Contains("wird schon gesprochen", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<DiscussionThread>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task When_it_is_decided_every_channel_is_owed_an_answer_until_it_is_noted(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var id = await NeedAsync(house, await house.HearAsync("Wann kommt das Teil", author: "Jutta Lang"));
        await EvidenceAsync(house, id, await house.HearAsync("Wann", author: "Olaf Kern", channel: VoiceChannel.Fair));
        Assert.Null((await house.Administrator.PageAsync($"/voices/needs/{id}")).QuerySelector("#tell"));
        await house.Administrator.ActAsync($"/voices/needs/{id}/told", ("channel", "Phone"), ("text-Phone", "zu früh"));
        Assert.Equal(0, await house.InDbAsync(db => db.NeedTellings.CountAsync()));

        await house.Administrator.SubmitAsync($"/voices/needs/{id}/edit", "need", [.. Story, ("Form.Status", "Shipped"), ("Form.Outcome", "Der QR-Code am Motor sagt den Liefertag.")]);
        var tell = (await house.Administrator.PageAsync($"/voices/needs/{id}")).QuerySelector("#tell")!;
        Assert.Equal(2, tell.QuerySelectorAll(".wait").Length);
        Assert.Contains("Der QR-Code am Motor sagt den Liefertag.", tell.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 Wege warten", (await house.Administrator.PageAsync("/voices/needs")).QuerySelector(".need")!.TextContent, StringComparison.Ordinal);

        await house.Administrator.ActAsync($"/voices/needs/{id}/told", ("channel", "Phone"), ("text-Phone", "Es gibt jetzt einen QR-Code."));
        await house.Administrator.ActAsync($"/voices/needs/{id}/told", ("channel", "Mail"), ("text-Mail", "Da war niemand"));
        tell = (await house.Administrator.PageAsync($"/voices/needs/{id}")).QuerySelector("#tell")!;
        Assert.Single(tell.QuerySelectorAll(".wait"));
        Assert.Contains("Ada Admin", tell.TextContent, StringComparison.Ordinal);
        await house.Administrator.ActAsync($"/voices/needs/{id}/told", ("channel", "Fair"), ("text-Fair", "Siehe Aushang"));
        Assert.Contains("2 von 2 Wegen", (await house.Administrator.PageAsync($"/voices/needs/{id}")).QuerySelector(".sight")!.TextContent, StringComparison.Ordinal);
        var proof = await house.InDbAsync(db => db.NeedTellings.OrderBy(t => t.Channel).Select(t => new { t.Channel, t.People, t.ToldBy }).ToListAsync());
        Assert.Equal([(VoiceChannel.Phone, 1), (VoiceChannel.Fair, 1)], proof.Select(t => (t.Channel, t.People)));

        // Decided anew, it is to be told anew.
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Administrator.SubmitAsync($"/voices/needs/{id}/edit", "need", [.. Story, ("Form.Status", "Declined"), ("Form.Outcome", "Der QR-Code hat sich nicht bewährt.")]);
        Assert.Equal(2, (await house.Administrator.PageAsync($"/voices/needs/{id}")).QuerySelectorAll("#tell .wait").Length);
    }

    [Theory, BothEngines]
    public async Task Evidence_changes_sides_and_goes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var voice = await house.HearAsync("Wann kommt das Teil");
        var id = await NeedAsync(house, voice);

        await EvidenceAsync(house, id, voice, against: true);
        Assert.True(await house.InDbAsync(db => db.NeedEvidence.Select(e => e.SpeaksAgainst).SingleAsync()));
        await house.Administrator.ActAsync($"/voices/needs/{id}/evidence/{voice}/remove");
        Assert.Equal(0, await house.InDbAsync(db => db.NeedEvidence.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.ActAsync($"/voices/needs/{id}/evidence/{Guid.CreateVersion7()}")).StatusCode);
    }

    private static async Task<Guid> NeedAsync(TestHouse house, Guid from)
    {
        await house.Administrator.SubmitAsync($"/voices/needs/new?from={from}", "need", Story);
        return await house.InDbAsync(db => db.Needs.Select(n => n.Id).SingleAsync());
    }

    private static Task<HttpResponseMessage> EvidenceAsync(TestHouse house, Guid need, Guid voice, bool against = false) =>
        house.Administrator.ActAsync($"/voices/needs/{need}/evidence/{voice}?against={against.ToString().ToLowerInvariant()}");
}
