using System.Net;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Settings;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Admin;

/// <summary>Name, language, links and sign of the house, and how it stands.</summary>
public sealed class AdminHouseTests
{
    [Theory, BothEngines]
    public async Task The_overview_says_how_the_house_stands_and_that_no_mail_leaves_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var page = await house.Administrator.PageAsync("/admin?check=now");

        var text = page.QuerySelector(".admin-page")!.TextContent;
        Assert.Contains(engine == Engine.Sqlite ? "SQLite" : "PostgreSQL", text, StringComparison.Ordinal);
        Assert.Contains("kein Mailserver eingerichtet", text, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".finding.well"));
        Assert.Empty(page.QuerySelectorAll(".finding.mend"));
    }

    [Theory, BothEngines]
    public async Task A_new_name_and_the_links_stand_on_every_page_and_at_the_door(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        using var answer = await house.Administrator.SubmitAsync("/admin/house", "house", ("Form.Name", "Ostertag & Söhne"), ("Form.Language", "de"),
            ("Form.TimeZone", "Europe/Vienna"), ("Form.ImprintUrl", "https://example.org/impressum"), ("Form.PrivacyUrl", ""));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("Europe/Vienna", house.App.Services.GetRequiredService<House>().TimeZone.Id);
        using var stranger = house.Browser();
        var door = await stranger.GetStringAsync("/sign-in");
        Assert.Contains("Ostertag &amp; Söhne", door, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/impressum\"", door, StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Audit.CountAsync(e => e.Action == "house.changed")));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example")]
    [InlineData("data:text/html,x")]
    [InlineData("impressum")]
    public async Task A_link_that_is_no_address_is_refused_at_its_field(string address)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        using var answer = await house.Administrator.SubmitAsync("/admin/house", "house", ("Form.Name", "Haus"), ("Form.Language", "de"),
            ("Form.TimeZone", "Europe/Berlin"), ("Form.ImprintUrl", address));

        Assert.Contains("f-form-imprinturl-error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(house.App.Services.GetRequiredService<House>().ImprintUrl);
    }

    [Theory, BothEngines]
    public async Task The_logo_hangs_at_the_door_for_everybody_and_is_gone_when_taken_down(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        using var stranger = house.Browser();

        using var hung = await house.Administrator.Browser.UploadAsync("/admin/house", "logo", "LogoForm.Logo", "logo.png", FirstRunTests.Picture(900, 300));
        Assert.Equal(HttpStatusCode.Redirect, hung.StatusCode);
        var id = house.App.Services.GetRequiredService<House>().LogoFileId;
        using var seen = await stranger.GetAsync($"/logo/{id}");
        Assert.Equal("image/png", seen.Content.Headers.ContentType?.MediaType);
        using (var bitmap = SkiaSharp.SKBitmap.Decode(await seen.Content.ReadAsByteArrayAsync())) Assert.Equal(320, bitmap.Width);
        using var asFile = await stranger.GetAsync($"/files/{id}");
        Assert.Equal(HttpStatusCode.Redirect, asFile.StatusCode);

        using var taken = await house.Administrator.ActAsync("/admin/house/logo/remove");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        using var gone = await stranger.GetAsync($"/logo/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(0, await house.InDbAsync(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task No_other_file_of_the_house_comes_out_as_the_logo()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        using var hung = await house.Administrator.Browser.UploadAsync("/admin/house", "logo", "LogoForm.Logo", "logo.png", FirstRunTests.Picture(90, 30));
        var first = house.App.Services.GetRequiredService<House>().LogoFileId;
        using var other = await house.Administrator.Browser.UploadAsync("/admin/house", "logo", "LogoForm.Logo", "logo.png", FirstRunTests.Picture(80, 30));
        using var stranger = house.Browser();

        using var old = await stranger.GetAsync($"/logo/{first}");

        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    [Fact]
    public async Task Somebody_else_meets_no_administration_and_cannot_even_send_a_file_there()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        Assert.DoesNotContain("/admin", await svenja.Browser.GetStringAsync("/spaces"), StringComparison.Ordinal);

        foreach (var path in new[] { "/admin", "/admin/house", "/admin/audit", "/admin/audit.csv", "/admin/mail", "/admin/gibtesnicht", "/Admin/House" })
        {
            using var answer = await svenja.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // Without the proof a form normally needs: turned away before it was read.
        using var file = new MultipartFormDataContent { { new ByteArrayContent(FirstRunTests.Picture(40, 40)), "LogoForm.Logo", "logo.png" } };
        using var sent = await svenja.Browser.PostAsync("/admin/house", file);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }
}
