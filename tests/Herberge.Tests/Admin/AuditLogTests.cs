using System.Text.RegularExpressions;
using System.Xml.Linq;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.AuditLog;
using Herberge.Spaces;
using Herberge.Tests.Architecture;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Admin;

public sealed partial class AuditLogTests
{
    [Fact]
    public void Every_code_written_anywhere_has_a_sentence_and_a_filter()
    {
        var codes = Repository.Files(".cs").SelectMany(file => Written().Matches(File.ReadAllText(file)))
            .SelectMany(match => Code().Matches(match.Value)).Select(match => match.Groups["code"].Value).Distinct().ToList();
        Assert.True(codes.Count > 20, "The codes are not found in the source any more.");
        var sentences = XDocument.Load(Path.Combine(Repository.Application, "Foundation", "Audit", "AuditWords.de.resx")).Root!
            .Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();

        Assert.Empty(codes.Except(sentences));
        Assert.Empty(codes.Select(code => code.Split('.')[0]).Except(ListAudit.Kinds));
    }

    [Fact]
    public void A_planted_code_is_found() =>
        Assert.Contains("attic.swept", Code().Matches(Written().Match("db.Audit.Add(new AuditEntry(me, on ? \"attic.swept\" : \"attic.dusted\", \"\", \"\", now));").Value).Select(m => m.Groups["code"].Value));

    [Theory, BothEngines]
    public async Task The_log_tells_who_did_what_and_can_be_narrowed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        await house.OpenSpaceAsync(svenja, "Lager");
        var ada = house.Administrator;

        Assert.Contains("Ada Admin hat das Haus „Ostertag Fördertechnik“ eröffnet.", await LinesAsync(ada, "/admin/audit"));
        Assert.Contains("Svenja Matthiesen hat den Raum lager eröffnet.", await LinesAsync(ada, "/admin/audit"));
        Assert.Equal(["Svenja Matthiesen hat den Raum lager eröffnet."], await LinesAsync(ada, "/admin/audit?who=svenja"));
        Assert.Equal(["Ada Admin hat das Haus „Ostertag Fördertechnik“ eröffnet."], await LinesAsync(ada, "/admin/audit?kind=house"));
        Assert.Empty(await LinesAsync(ada, "/admin/audit?from=2000-01-01&to=2000-12-31"));
    }

    [Theory, BothEngines]
    public async Task A_private_space_has_no_name_in_the_log_of_an_administrator(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        await house.OpenSpaceAsync(svenja, "Betriebsrat", SpaceKind.Private);

        Assert.Equal(["Svenja Matthiesen hat den Raum (verborgen) eröffnet."], await LinesAsync(house.Administrator, "/admin/audit?kind=space"));
    }

    [Theory, BothEngines]
    public async Task Pages_follow_one_another_without_gap_or_double(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InDbAsync(async db =>
        {
            for (var n = 1; n <= 150; n++) db.Audit.Add(new AuditEntry(null, "unit.added", $"Einheit {n:000}", "", house.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            return 0;
        });

        var seen = new List<string>();
        var next = "/admin/audit?kind=unit";
        while (next is not null)
        {
            var page = await house.Administrator.PageAsync(next);
            seen.AddRange(page.QuerySelectorAll(".log-line p").Select(p => p.TextContent));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 150).Reverse().Select(n => $"Das Haus hat die Einheit Einheit {n:000} angelegt."), seen);
    }

    [Fact]
    public async Task The_table_runs_no_formula_in_a_spreadsheet()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var evil = await house.InviteAsync("=HYPERLINK(\"http://evil.example\")");
        await house.OpenSpaceAsync(evil, "Lager");

        using var answer = await house.Administrator.GetAsync("/admin/audit.csv?kind=space");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"'=HYPERLINK(", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(^|[,\r\n])""?[=+@]", text);
    }

    private static async Task<List<string>> LinesAsync(Person person, string path) =>
        [.. (await person.PageAsync(path)).QuerySelectorAll(".log-line p").Select(p => p.TextContent)];

    [GeneratedRegex(@"new AuditEntry\([^;]*;")]
    private static partial Regex Written();

    [GeneratedRegex(@"""(?<code>[a-z]+\.[a-z-]+)""")]
    private static partial Regex Code();
}
