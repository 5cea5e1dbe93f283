using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Herberge.Tests.People;

/// <summary>What people say of themselves, who sees it, and how they are found by it.</summary>
public sealed class ProfileTests
{
    [Theory, BothEngines]
    public async Task What_I_write_stands_on_my_profile_and_finds_me_in_every_form(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync("Svenja Matthiesen", "Service/Nord");
        var seeker = await house.InviteAsync("Otto Andersen");

        (await WriteAsync(person, ("Skills", "Hydraulikpumpen, Arbeitssicherheit; hydraulikpumpen"), ("AskMeAbout", "Prüfungen im Werk"), ("Languages", "Polnisch"))).LeadsTo("/me/profile");

        var profile = await seeker.PageAsync("/people/svenja.matthiesen");
        Assert.NotNull(profile.QuerySelector("a.chip[href='/people?skill=Hydraulikpumpen']"));
        Assert.Contains("Polnisch", profile.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(profile.QuerySelector("a[href='/me/profile']"));
        foreach (var (asked, reason) in new[] { ("Hydraulik", "Kann Hydraulikpumpen"), ("hydraulikpumpe", "Kann Hydraulikpumpen"), ("Prüfung", "Frag mich zu: Prüfungen im Werk") })
        {
            var found = await seeker.PageAsync($"/people?q={Uri.EscapeDataString(asked)}");
            Assert.Equal(["Svenja Matthiesen"], found.QuerySelectorAll(".folk-row h2").Select(h => h.TextContent));
            Assert.Contains(reason, found.QuerySelector(".folk-row .why")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task A_mail_address_is_shown_only_by_its_owners_wish(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (person, other) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Otto Andersen"));
        Assert.DoesNotContain(person.Email, (await other.PageAsync("/people/svenja.matthiesen")).DocumentElement.OuterHtml, StringComparison.Ordinal);

        await WriteAsync(person, ("ShowsEmail", "true"));

        Assert.NotNull((await other.PageAsync("/people/svenja.matthiesen")).QuerySelector($"a[href='mailto:{person.Email}']"));
    }

    [Theory, BothEngines]
    public async Task A_profile_shows_no_space_and_no_post_its_reader_may_not_see(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (person, friend, stranger) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Otto Andersen"), await house.InviteAsync("Frieda Fern"));
        var secret = await house.OpenSpaceAsync(house.Administrator, "Stille Kammer", SpaceKind.Private, members: [person, friend]);
        await house.StartAsync(person, secret, "Geheime Frage");

        var forFriend = (await friend.PageAsync("/people/svenja.matthiesen")).Body!.TextContent;
        Assert.Contains("Stille Kammer", forFriend, StringComparison.Ordinal);
        Assert.Contains("Geheime Frage", forFriend, StringComparison.Ordinal);
        var forStranger = (await stranger.PageAsync("/people/svenja.matthiesen")).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("Stille Kammer", forStranger, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheime Frage", forStranger, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_guest_finds_only_whom_they_share_a_space_with(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (met, unmet) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Otto Andersen", "Einkauf"));
        await WriteAsync(met, ("Skills", "Schweißen"), ("Place", "Emden"));
        await WriteAsync(unmet, ("Skills", "Schweißen"), ("Place", "Aurich"));
        var guest = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        await house.OpenSpaceAsync(house.Administrator, "Partnerforum", withPartners: true, members: [met, guest]);

        foreach (var path in new[] { "/people", "/people?q=Schwei%C3%9Fen", "/people?skill=Schwei%C3%9Fen" })
        {
            var page = (await guest.PageAsync(path)).QuerySelector("main")!.TextContent;
            Assert.Contains("Svenja Matthiesen", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Otto Andersen", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Aurich", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Einkauf", page, StringComparison.Ordinal);
        }

        Assert.Equal("[]", await guest.Browser.GetStringAsync("/people/skills?q=auri"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/people/otto.andersen")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Filters_narrow_together_and_pages_follow_without_gap_or_repetition(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InDbAsync(async db =>
        {
            var unit = new OrgUnit(Guid.CreateVersion7(), null, "Werk", "Werk", 3);
            db.Set<OrgUnit>().Add(unit);
            for (var n = 0; n < 95; n++)
            {
                db.Set<Member>().Add(new Member(Guid.CreateVersion7(), $"Person {n % 7} Nummer {n}", $"person{n}", null, house.Clock.GetUtcNow().AddYears(-2))
                {
                    UnitId = n % 2 == 0 ? unit.Id : null, Place = n < 90 ? "Emden" : "Leer", Languages = "de, pl",
                    JoinedOn = n % 5 == 0 ? null : DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(-n),
                });
            }

            return await db.SaveChangesAsync();
        });

        foreach (var (query, expected) in new[] { ("place=Emden", 90), ("place=Emden&sort=new", 90), ("language=pl&place=Leer", 5), ("new=1&place=Emden&sort=new", 72) })
        {
            var names = new List<string>();
            for (var next = $"/people?{query}"; next is not null;)
            {
                var page = await house.Administrator.PageAsync(next);
                names.AddRange(page.QuerySelectorAll(".folk-row h2").Select(h => h.TextContent));
                next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            }

            Assert.Equal(expected, names.Count);
            Assert.Equal(expected, names.Distinct().Count());
        }

        var narrowed = await house.Administrator.PageAsync("/people?place=Leer&language=pl");
        Assert.Contains(narrowed.QuerySelectorAll("a.chip"), chip => chip.GetAttribute("href") == "/people?language=pl");
    }

    [Theory, BothEngines]
    public async Task A_photo_is_written_anew_and_can_be_taken_down(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (person, other) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Otto Andersen"));

        (await SendPhotoAsync(person, [.. Jpeg(), .. "GPS 53.36 7.20"u8.ToArray()])).LeadsTo("/me/profile");

        var shown = (await other.PageAsync("/people/svenja.matthiesen")).QuerySelector("img.av.xl")!.GetAttribute("src")!;
        var bytes = await other.Browser.GetByteArrayAsync(shown);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.NotNull(SKBitmap.Decode(bytes));

        using var refused = await SendPhotoAsync(person, "kein Bild, nur Text"u8.ToArray());
        Assert.Contains("PNG, JPEG", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await person.ActAsync("/me/photo/remove")).LeadsTo("/me/profile");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(shown)).StatusCode);
        Assert.Null((await other.PageAsync("/people/svenja.matthiesen")).QuerySelector("img.av.xl"));
    }

    [Theory, BothEngines]
    public async Task What_is_too_long_comes_back_at_its_field_with_what_was_typed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync("Svenja Matthiesen");

        using var answer = await WriteAsync(person, ("Title", new string('x', 161)), ("Place", "Emden"));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal("true", page.QuerySelector("#f-form-title")!.GetAttribute("aria-invalid"));
        Assert.Equal("Emden", page.QuerySelector("#f-form-place")!.GetAttribute("value"));
        Assert.Null(await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == person.Id).Select(m => m.Place).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Skills_are_completed_from_what_the_house_calls_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (one, two) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Otto Andersen"));
        await WriteAsync(one, ("Skills", "Hydraulik, Hydrostatik, Löten"));
        await WriteAsync(two, ("Skills", "hydraulik"));

        var suggested = await one.Browser.GetStringAsync("/people/skills?q=hydr");

        Assert.Equal("""["Hydraulik","Hydrostatik"]""", suggested);
    }

    private static Task<HttpResponseMessage> WriteAsync(Person person, params (string Field, string Value)[] fields) =>
        person.SubmitAsync("/me/profile", "profile", [.. fields.Select(f => ($"Form.{f.Field}", f.Value))]);

    private static async Task<HttpResponseMessage> SendPhotoAsync(Person person, byte[] content)
    {
        var page = await person.PageAsync("/me/profile");
        var proof = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var form = new MultipartFormDataContent { { new StringContent("profile"), "_handler" }, { new StringContent(proof), "__RequestVerificationToken" }, { file, "Form.Photo", "ich.jpg" } };
        return await person.Browser.PostAsync("/me/profile", form);
    }

    private static byte[] Jpeg()
    {
        using var bitmap = new SKBitmap(400, 300);
        using var image = SKImage.FromBitmap(bitmap);
        return image.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
    }
}
