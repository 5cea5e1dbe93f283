using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Admin;

/// <summary>people.csv through the browser: looked at first, then carried out exactly as seen, or not at all.</summary>
public sealed class PeopleImportPagesTests
{
    private const string First = "id,name,email,unit\n1,Aylin Yıldız,aylin@example.com,Produktion/Montage\n2,Bo Nilsson,bo@example.com,Vertrieb\n3,Cem Acar,cem@example.com,Vertrieb\n";

    [Theory, BothEngines]
    public async Task A_file_is_looked_at_first_and_again_there_is_nothing_to_do(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var preview = await UploadAsync(house, First);
        var page = await house.Administrator.PageAsync(preview);
        Assert.Equal(["Aylin Yıldız", "Bo Nilsson", "Cem Acar"], page.QuerySelectorAll(".plan-line b").Select(b => b.TextContent));
        Assert.Contains("Neue Einheiten: Produktion, Produktion/Montage, Vertrieb", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync()));

        using var done = await ConfirmAsync(house, preview);
        Assert.EndsWith("/admin/people", done.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, await house.InDbAsync(db => db.Set<Member>().CountAsync()));

        var again = await house.Administrator.PageAsync(await UploadAsync(house, First));
        Assert.Contains("es gibt nichts zu tun", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(again.QuerySelectorAll("form button"), b => b.TextContent.Contains("So einlesen", StringComparison.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Each_error_stands_with_line_and_column_and_nothing_can_be_imported(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var page = await house.Administrator.PageAsync(await UploadAsync(house, "id,name,email\n1,Eins,x@\n1,Zwei,zwei@example.com\n"));

        Assert.Equal(["2|email|\"x@\" ist keine Mailadresse", "3|id|\"1\" steht schon in Zeile 2"],
            page.QuerySelectorAll("table.plan tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent))));
        Assert.Empty(page.QuerySelectorAll("form.confirm"));
    }

    [Theory, BothEngines]
    public async Task Changes_are_shown_as_old_and_new_and_only_the_ticked_of_the_missing_leave(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        using var first = await ConfirmAsync(house, await UploadAsync(house, First));

        var preview = await UploadAsync(house, "id,name,email,unit\n1,Aylin Yıldız,aylin@example.com,Vertrieb\n");
        var page = await house.Administrator.PageAsync(preview);
        Assert.Equal(("Produktion/Montage", "Vertrieb"), (page.QuerySelector(".change del")!.TextContent, page.QuerySelector(".change ins")!.TextContent));
        var ticks = page.QuerySelectorAll("input[name='Form.Leaving']").OfType<IHtmlInputElement>().ToList();
        Assert.Equal(2, ticks.Count);
        Assert.All(ticks, tick => Assert.False(tick.IsDefaultChecked));

        using var done = await ConfirmAsync(house, preview, ticks.Single(t => t.ParentElement!.TextContent.Contains("Bo Nilsson", StringComparison.Ordinal)).Value);

        Assert.EndsWith("/admin/people", done.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(MemberState.Deactivated, await StateAsync(house, "2"));
        Assert.Equal(MemberState.Active, await StateAsync(house, "3"));
        var open = await house.Administrator.PageAsync("/admin/people?state=proposed");
        Assert.Equal(["Cem Acar"], open.QuerySelectorAll(".person-line .name").Select(n => n.TextContent));
    }

    [Theory, BothEngines]
    public async Task When_the_house_changed_since_the_preview_nothing_is_imported(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        using var first = await ConfirmAsync(house, await UploadAsync(house, First));
        var preview = await UploadAsync(house, First.Replace("Vertrieb", "Verkauf", StringComparison.Ordinal));
        var digest = await DigestAsync(house, preview);
        await house.InDbAsync(db => db.Set<Member>().Where(m => m.ExternalId == "2").ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, "Bo Neu")));

        using var refused = await house.Administrator.SubmitAsync(preview, "confirm", ("Form.Digest", digest));

        Assert.Contains("seit der Vorschau etwas geändert", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Bo Neu", await house.InDbAsync(db => db.Set<Member>().Where(m => m.ExternalId == "2").Select(m => m.Name).SingleAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<OrgUnit>().CountAsync(u => u.Path == "Verkauf")));
    }

    [Fact]
    public async Task Another_file_under_the_same_address_another_administrator_and_a_day_later_are_refused()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var preview = await UploadAsync(house, First);
        var second = await house.InviteAsync("Zwei Verwaltend", roles: HouseRoles.Administrator);

        using var other = await second.GetAsync(preview);
        Assert.Equal("/admin/import", Local(other));

        house.Clock.Advance(ImportShelf.Kept + TimeSpan.FromMinutes(1));
        using var late = await house.Administrator.GetAsync(preview);
        Assert.Equal("/admin/import", Local(late));

        var changed = await UploadAsync(house, First);
        await File.AppendAllTextAsync(Path.Combine(house.DataFolder, "imports", Guid.Parse(changed.Split('/')[^1]).ToString("N")), "4,Eingeschleust,x@example.com,\n");
        using var swapped = await house.Administrator.GetAsync(changed);
        Assert.Equal("/admin/import", Local(swapped));
    }

    [Fact]
    public async Task A_partner_one_no_longer_works_with_brings_no_new_guest()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        await house.InDbAsync(async db =>
        {
            db.Set<PartnerCompany>().Add(new PartnerCompany(Guid.CreateVersion7(), "Nordlager") { EndedAt = house.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        var page = await house.Administrator.PageAsync(await UploadAsync(house, "id,name,partner\n1,Marit Haugen,Nordlager\n"));

        Assert.Contains("die Zusammenarbeit mit \"Nordlager\" ist beendet", page.QuerySelector("table.plan")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_thousand_lines_are_shown_in_pages()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var file = new StringBuilder("id;name;email\n");
        for (var i = 0; i < 20_000; i++) file.Append(CultureInfo.InvariantCulture, $"m{i};Mensch {i};m{i}@example.com\n");

        var preview = await UploadAsync(house, file.ToString());
        var page = await house.Administrator.PageAsync(preview);
        Assert.Equal(100, page.QuerySelectorAll(".plan-line").Length);
        var next = await house.Administrator.PageAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("Mensch 100", next.QuerySelector(".plan-line b")!.TextContent);
    }

    private static async Task<string> UploadAsync(TestHouse house, string csv)
    {
        using var answer = await house.Administrator.Browser.UploadAsync("/admin/import", "people", "Form.File", "people.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Local(answer);
    }

    private static async Task<HttpResponseMessage> ConfirmAsync(TestHouse house, string preview, params string?[] leaving)
    {
        var digest = await DigestAsync(house, preview);
        return await house.Administrator.SubmitAsync(preview, "confirm", [("Form.Digest", digest), .. leaving.Select(id => ("Form.Leaving", id!))]);
    }

    private static async Task<string> DigestAsync(TestHouse house, string preview) =>
        (await house.Administrator.PageAsync(preview)).QuerySelector("input[name='Form.Digest']")!.GetAttribute("value")!;

    private static Task<MemberState> StateAsync(TestHouse house, string externalId) =>
        house.InDbAsync(db => db.Set<Member>().Where(m => m.ExternalId == externalId).Select(m => m.State).SingleAsync());

    private static string Local(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } address ? address.PathAndQuery : answer.Headers.Location?.ToString() ?? "";
}
