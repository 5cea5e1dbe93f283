using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Search;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

public sealed class CaptureTests
{
    private const string Quote = "Bei Frau Hartmann war das in zehn Minuten geklärt, jetzt warte ich seit Montag.";

    [Theory, BothEngines]
    public async Task Everybody_inside_records_and_only_community_managers_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var guest = await house.InviteAsync("Gerda Gast", partner: "Partner AG");

        var answer = await svenja.SubmitAsync("/voices/new", "capture", Fields(("Form.Context", "Linie 3 steht"), ("Form.Segment", "Lebensmittel"), ("Form.Author", "Jutta Lang")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var id = await house.InDbAsync(db => db.Observations.Select(o => o.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await svenja.GetAsync("/voices")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await svenja.GetAsync($"/voices/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/voices/new")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync($"/voices/{id}")).StatusCode);
        // The administrator runs the house and hears nobody's customers.
        var adam = await house.InviteAsync("Adam Verwalter", "IT", roles: HouseRoles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await adam.GetAsync($"/voices/{id}")).StatusCode);

        var page = await mira.PageAsync($"/voices/{id}");
        Assert.Contains("Bei Frau Name war das", page.QuerySelector(".coding blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Svenja Matthiesen", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Linie 3 steht", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".obs li"));
    }

    [Theory, BothEngines]
    public async Task Nothing_of_what_is_covered_is_stored_anywhere(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.Administrator.SubmitAsync("/voices/new", "capture", Fields(
            ("Form.Context", "Anruf von jutta.lang@nordkorn.example"), ("Form.Place", "Hafenstraße 12"), ("Form.Author", "Jutta Lang")));

        var stored = await house.InDbAsync(db => db.Observations.SingleAsync());
        Assert.Equal("Bei Frau ⟦name⟧ war das in zehn Minuten geklärt, jetzt warte ich seit Montag.", stored.Quote);
        Assert.Equal("Anruf von ⟦mail⟧", stored.Context);
        Assert.Equal("⟦address⟧", stored.Place);
        Assert.Matches("^[0-9a-f]{32}$", stored.AuthorKey!);
        var found = await house.InDbAsync(db => db.SearchRows.Where(r => r.Kind == SearchKind.Observation).SingleAsync());
        Assert.DoesNotContain("Hartmann", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("jutta", found.Text, StringComparison.OrdinalIgnoreCase);
        Assert.False(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Detail.Contains("Hartmann") || a.Detail.Contains("Jutta"))));
    }

    [Theory, BothEngines]
    public async Task The_same_customer_is_told_from_others_on_the_same_channel_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await RecordAsync("Jutta Lang", "Phone");
        await RecordAsync(" jutta  LANG ", "Phone");
        await RecordAsync("Jutta Lang", "Mail");
        await RecordAsync("Olaf Kern", "Phone");

        var keys = await house.InDbAsync(db => db.Observations.Select(o => o.AuthorKey).ToListAsync());
        Assert.Equal([1, 1, 2], keys.GroupBy(key => key).Select(same => same.Count()).Order());

        Task<HttpResponseMessage> RecordAsync(string author, string channel) => house.Administrator.SubmitAsync("/voices/new", "capture",
            ("Form.Quote", "Ich warte"), ("Form.Channel", channel), ("Form.Day", Today(house)), ("Form.Author", author), ("Form.Key", $"{author}{channel}"));
    }

    [Theory, BothEngines]
    public async Task Sending_twice_records_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.Administrator.SubmitAsync("/voices/new", "capture", Fields());
        await house.Administrator.SubmitAsync("/voices/new", "capture", Fields());
        Assert.Equal(1, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var answer = await house.Administrator.SubmitAsync("/voices/new", "capture",
            ("Form.Quote", " "), ("Form.Channel", "Phone"), ("Form.Day", "2001-01-01"), ("Form.Context", "Linie steht"), ("Form.Segment", new string('x', 81)));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["#f-form-quote", "#f-form-segment", "#f-form-day"], page.QuerySelectorAll(".note.brick a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Linie steht", page.QuerySelector("#f-form-context")!.TextContent);
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_picture_is_seen_by_whoever_reads_the_voice_and_nobody_else(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var other = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);

        var answer = await svenja.Browser.UploadAsync("/voices/new", "capture", "Form.Photo", "anlage.png", Png(), Fields());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var photo = await house.InDbAsync(db => db.Observations.Select(o => o.PhotoFileId).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await mira.GetAsync($"/files/{photo}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/files/{photo}")).StatusCode);
        // Not an orphan to be tidied away.
        house.Clock.Advance(TimeSpan.FromDays(5));
        await house.InScopeAsync(services => services.GetRequiredService<ForgetOrphans>().HandleAsync(CancellationToken.None));
        Assert.True(await house.InDbAsync(db => db.Files.AnyAsync(f => f.Id == photo)));
    }

    [Theory, BothEngines]
    public async Task Markup_in_a_voice_is_only_words(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)> \" onmouseover=\"x";
        await house.Administrator.SubmitAsync("/voices/new", "capture",
            ("Form.Quote", Attack), ("Form.Context", Attack), ("Form.Segment", "<b>fett</b>"), ("Form.Place", Attack[..60]), ("Form.Channel", "Web"), ("Form.Day", Today(house)));

        var page = await house.Administrator.PageAsync("/voices");
        var main = page.QuerySelector("main")!;
        Assert.Empty(main.QuerySelectorAll("script, img, b[onmouseover], [onmouseover], [onerror]"));
        Assert.Contains("<script>alert(1)</script>", main.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(params (string, string)[] more) =>
        [("Form.Quote", Quote), ("Form.Channel", "Phone"), ("Form.Day", TestHouse.Opening.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Form.Key", "k1"), .. more];

    private static string Today(TestHouse house) => house.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Png()
    {
        using var bitmap = new SkiaSharp.SKBitmap(8, 8);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
