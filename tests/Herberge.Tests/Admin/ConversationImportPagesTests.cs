using System.Net;
using AngleSharp.Html.Dom;
using Herberge.Foundation.Access;
using Herberge.Spaces;
using Herberge.Tests.Imports;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Admin;

/// <summary>A Slack export and ties.csv through the browser, without script: upload, choose, look again until it is done.</summary>
public sealed class ConversationImportPagesTests
{
    [Theory, BothEngines]
    public async Task Only_what_was_ticked_comes_in_and_again_nothing_is_doubled(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var page = await UploadAsync(house, "slack", Export());
        Assert.All(page.Page.QuerySelectorAll("main input[type=checkbox]").OfType<IHtmlInputElement>(), box => Assert.False(box.IsDefaultChecked));

        var done = await ImportAsync(house, page.Address);
        Assert.Contains("Eingelesen", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["allgemein"], await house.InDbAsync(db => db.Set<Space>().Select(s => s.Name).ToListAsync()));

        await ImportAsync(house, (await UploadAsync(house, "slack", Export())).Address, ("Form.Private", "true"));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<Space>().CountAsync()));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<Post>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_trial_run_writes_nothing_and_a_wrong_file_says_where(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InviteAsync("Bo Nilsson");
        var page = await UploadAsync(house, "ties", "from,to,at\nada@example.org,bo.nilsson@example.org,2024-05-01\nada@example.org,,2024-05-01\n"u8.ToArray());

        var wrong = await ImportAsync(house, page.Address);
        Assert.Contains("ties.csv, Zeile 3", wrong.QuerySelector(".finding.mend")!.TextContent, StringComparison.Ordinal);

        var right = await UploadAsync(house, "ties", "from,to,at\nada@example.org,bo.nilsson@example.org,2024-05-01\n"u8.ToArray());
        await ImportAsync(house, right.Address, ("Form.Try", "true"));
        Assert.Equal(0, await house.InDbAsync(db => db.Ties.CountAsync()));
        await ImportAsync(house, right.Address);
        Assert.Equal(1, await house.InDbAsync(db => db.Ties.CountAsync()));
    }

    [Fact]
    public async Task The_file_of_one_administrator_is_not_there_for_another()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var page = await UploadAsync(house, "slack", Export());
        var second = await house.InviteAsync("Zwei Verwaltend", roles: HouseRoles.Administrator);

        using var other = await second.GetAsync(page.Address);

        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    private static async Task<(string Address, IHtmlDocument Page)> UploadAsync(TestHouse house, string kind, byte[] file)
    {
        using var answer = await house.Administrator.Browser.UploadAsync(
            "/admin/import/conversations", "conversations", "Form.File", kind == "slack" ? "export.zip" : "ties.csv", file, ("Form.Kind", kind));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location is { IsAbsoluteUri: true } full ? full.PathAndQuery : answer.Headers.Location!.ToString();
        return (address, await house.Administrator.PageAsync(address));
    }

    /// <summary>Starts it and looks again, as a browser without script does, until the page shows what came of it.</summary>
    private static async Task<IHtmlDocument> ImportAsync(TestHouse house, string address, params (string, string)[] choices)
    {
        using var started = await house.Administrator.SubmitAsync(address, "start", choices);
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var page = await house.Administrator.PageAsync(address);
            if (page.QuerySelector("#report-h") is not null) return page;
            Assert.Null(page.QuerySelector(".note.brick"));
            await Task.Delay(100, patience.Token);
        }
    }

    private static byte[] Export()
    {
        using var slack = new SlackArchive();
        slack.User("U1", "Ada Admin", "ada@example.org");
        slack.Channel("C1", "allgemein", members: "U1");
        slack.Channel("G1", "vertraulich", "groups.json", "U1");
        slack.Say("allgemein", "U1", "Guten Morgen zusammen", "2024-05-06T08:00:00Z");
        slack.Say("vertraulich", "U1", "Nur für uns", "2024-05-06T09:00:00Z");
        return File.ReadAllBytes(slack.Write());
    }
}
