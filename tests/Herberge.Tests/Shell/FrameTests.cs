using System.Net;
using Herberge.Shell;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Shell;

public sealed class FrameTests
{
    [Fact]
    public async Task The_frame_has_one_main_one_search_and_a_way_past_the_navigation()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var page = await house.Administrator.PageAsync("/");

        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("[role=search]"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("#main", page.QuerySelector("a.skip")?.GetAttribute("href"));
        Assert.NotEqual("", page.QuerySelector("meta[name=csrf]")?.GetAttribute("content"));
    }

    /// <summary>Often, because a frame that is not waited for is a matter of luck.</summary>
    [Theory, BothEngines]
    public async Task Whoever_goes_astray_keeps_the_frame(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var address = $"/files/{Guid.CreateVersion7()}/plan.png";
        foreach (var path in Enumerable.Repeat(address, 20).Append("/spaces/gibt-es-nicht").Append("/gibt-es-nicht"))
        {
            var page = await house.Administrator.PageAsync(path, HttpStatusCode.NotFound);
            Assert.NotNull(page.QuerySelector("#me"));
            Assert.NotEmpty(page.QuerySelectorAll(".rail a[href='/spaces']"));
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Head_tells_what_get_would_and_sends_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        async Task<(HttpStatusCode Status, string? Type, int Bytes)> AskAsync(HttpMethod method, string path)
        {
            using var answer = await house.Administrator.Browser.SendAsync(new HttpRequestMessage(method, path), TestContext.Current.CancellationToken);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        }

        foreach (var path in new[] { "/", "/spaces", "/gibt-es-nicht", "/health/live", "/api/v1/spaces", "/openapi/v1.json" })
        {
            var (whole, head) = (await AskAsync(HttpMethod.Get, path), await AskAsync(HttpMethod.Head, path));
            Assert.True(whole.Bytes > 0, path);
            Assert.Equal(whole with { Bytes = 0 }, head);
        }

        // What only takes a form takes no HEAD.
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await AskAsync(HttpMethod.Head, "/sign-out")).Status);
    }

    [Fact]
    public async Task A_chosen_theme_is_on_the_page_from_the_first_byte()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        using var answer = await house.Administrator.ActAsync("/theme", ("theme", "dark"), ("returnUrl", "/"));

        var page = await house.Administrator.PageAsync("/");

        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("dark", page.QuerySelector("input[name=theme][checked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_language_can_be_changed_and_stays()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        using var answer = await house.Administrator.ActAsync("/language?to=en&returnUrl=/");

        var page = await house.Administrator.PageAsync("/");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/spaces?sort=name", "/spaces?sort=name")]
    [InlineData("//anderswo.example", "/")]
    public async Task Who_changes_the_look_comes_back_to_a_page_of_this_house(string asked, string to)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        foreach (var address in new[] { "/language?to=en", "/theme" })
        {
            using var answer = await house.Administrator.ActAsync(address, ("theme", "dark"), ("returnUrl", asked));
            Assert.Equal(to, answer.Headers.Location?.OriginalString);
        }

        var page = await house.Administrator.PageAsync("/spaces?sort=name");
        Assert.Equal("/spaces?sort=name", page.QuerySelector("form#look input[name=returnUrl]")?.GetAttribute("value"));
        var controls = page.QuerySelectorAll("#me input[name=theme], #me button[formaction^='/language']");
        Assert.Equal(Enumerable.Repeat("look", 4), controls.Select(control => control.GetAttribute("form")));
    }

    [Fact]
    public async Task Bundled_files_may_be_kept_for_a_year()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var page = await house.Administrator.PageAsync("/");
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload]").Select(l => l.GetAttribute("href"))
            .Append(page.QuerySelector("script[src]")?.GetAttribute("src"))
            .Append(Icons.Sheet);

        foreach (var file in files)
        {
            using var answer = await house.Administrator.GetAsync(file!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.MaxAge == TimeSpan.FromDays(365), $"{file}: {answer.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task The_sheet_of_components_comes_in_both_themes()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var page = await house.Administrator.PageAsync("/_design");

        Assert.Equal(["light", "dark"], page.QuerySelectorAll(".half").Select(half => half.GetAttribute("data-theme")));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }
}
