using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Segments;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class SegmentTests
{
    [Theory, BothEngines]
    public async Task Needs_weigh_by_customers_and_revenue_of_the_segments_behind_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        // Of six heard in Pharma two speak for it, of one in Flughafen one; Baustoffe has no size, one has no segment.
        var ids = new List<Guid>();
        for (var n = 0; n < 6; n++) ids.Add(await house.HearAsync("Wann", n, "Pharma", $"Person {n}"));
        var (airport, unsized, nowhere) = (await house.HearAsync("Wann", 1, "Flughafen", "A"), await house.HearAsync("Wann", 1, "Baustoffe", "B"), await house.HearAsync("Wann", 1, null, "C"));
        var need = await NeedAsync(house, ids[0], "wissen, wann");
        foreach (var id in new[] { ids[1], airport, unsized, nowhere }) await house.Administrator.ActAsync($"/voices/needs/{need}/evidence/{id}");
        await TakeAsync(house, "segment;customers;revenue;period;NPS\npharma;800;1.200.000,50;2026;12\nFlughafen;30;9000000;2026;\n");

        var page = (await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelector("#reach-h")!.ParentElement!.TextContent;

        // 800 · 2/8 + 30 · 1/3 = 210 of 830; 1,200,000.5 · 2/8 + 9,000,000 · 1/3 = 3,300,000 of 10,200,000.
        Assert.Contains("Hochgerechnet etwa 210 von 830 Kund:innen", page, StringComparison.Ordinal);
        Assert.Contains("3.300.000 von 10.200.000 Umsatz", page, StringComparison.Ordinal);
        Assert.Contains("Nicht dabei, weil die Größe fehlt: Baustoffe.", page, StringComparison.Ordinal);
        Assert.Contains("Eine Person ohne Segment", page, StringComparison.Ordinal);
        Assert.Contains("etwa 210 Kund:innen", (await house.Administrator.PageAsync("/voices/needs")).QuerySelector(".need")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Needs_are_put_in_order_by_customers_or_revenue(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (many, rich) = (await house.HearAsync("Wann", 1, "Handel", "A"), await house.HearAsync("Wann", 1, "Konzern", "B"));
        await NeedAsync(house, many, "viele");
        await NeedAsync(house, rich, "reiche");
        await TakeAsync(house, "segment,customers,revenue\nHandel,9000,10\nKonzern,3,5000000\n");

        async Task<string> FirstAsync(string by) => (await house.Administrator.PageAsync($"/voices/needs?by={by}")).QuerySelector(".need .job")!.TextContent;
        Assert.Contains("viele", await FirstAsync("customers"), StringComparison.Ordinal);
        Assert.Contains("reiche", await FirstAsync("revenue"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_file_replaces_what_was_there_or_does_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TakeAsync(house, "segment;customers\nAlt;5\n");
        await TakeAsync(house, "Branche;Kunden;Umsatz;Zeitraum\nPharma;1.284;;2026-Q3\n");
        Assert.Equal([("Pharma", 1284L, (double?)null, "2026-Q3")], (await house.InDbAsync(db => db.SegmentSizes.ToListAsync())).Select(s => (s.Name, s.Customers!.Value, s.Revenue, s.Period!)));

        var (_, preview) = await SendAsync(house, "segment;customers\nGut;3\ngut;4\n;5\nSchief;1.5\nHalb;2,5\n");
        var faults = preview.QuerySelectorAll("table.plan tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent))).ToList();
        Assert.Null(preview.QuerySelector("main form"));
        Assert.Equal(["3|segment", "4|segment", "5|customers", "6|customers"], faults);
        Assert.Equal("Pharma", await house.InDbAsync(db => db.SegmentSizes.Select(s => s.Name).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task What_was_exported_can_be_brought_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Wann", 1, "Ohne Größe");
        await TakeAsync(house, "segment;customers;revenue;period;Lieferanten\nPharma;1.284;99,5;2026;=1+1\n");

        var file = await house.Administrator.Browser.GetByteArrayAsync("/voices/segments.csv");

        Assert.Contains("Ohne Größe;;;;", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Contains("'=1+1", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        var back = SegmentsFile.Read(file);
        Assert.Empty(back.Faults);
        Assert.Equal((1284L, 99.5), (back.Segments[0].Customers, back.Segments[0].Revenue!.Value));
    }

    [Theory]
    [InlineData("segment,customers\nX,\"1,284\"\n", 1284)]
    [InlineData("segment;customers\nX;1.284\n", 1284)]
    [InlineData("segment\tcustomers\nX\t1284\n", 1284)]
    public void Numbers_are_read_as_their_file_writes_them(string file, long customers) => Assert.Equal(customers, Assert.Single(SegmentsFile.Read(Encoding.UTF8.GetBytes(file)).Segments).Customers);

    [Theory]
    [InlineData("segment,customers\nX,1.284\n")]
    [InlineData("segment;customers\nX;12,84\n")]
    [InlineData("segment;customers\nX;-3\n")]
    [InlineData("segment;customers\nX;1e300\n")]
    [InlineData("name;wert\nX;3\n")]
    [InlineData("segment\nX\n")]
    [InlineData("")]
    public void What_may_be_meant_in_two_ways_is_refused(string file) => Assert.NotEmpty(SegmentsFile.Read(Encoding.UTF8.GetBytes(file)).Faults);

    private static async Task<Guid> NeedAsync(TestHouse house, Guid from, string want)
    {
        await house.Administrator.SubmitAsync($"/voices/needs/new?from={from}", "need", ("Form.When", "x"), ("Form.Want", want), ("Form.So", "y"), ("Form.Importance", "4"), ("Form.Satisfaction", "2"));
        return await house.InDbAsync(db => db.Needs.Where(n => n.Want == want).Select(n => n.Id).SingleAsync());
    }

    private static async Task<(string Page, IHtmlDocument Preview)> SendAsync(TestHouse house, string csv)
    {
        using var sent = await house.Administrator.Browser.UploadAsync("/voices/segments", "file", "Form.File", "segmente.csv", Encoding.UTF8.GetBytes(csv));
        Assert.True(sent.Headers.Location is not null, await sent.Content.ReadAsStringAsync());
        return (sent.Headers.Location!.AbsolutePath, await house.Administrator.PageAsync(sent.Headers.Location.AbsolutePath));
    }

    private static async Task TakeAsync(TestHouse house, string csv)
    {
        var (page, _) = await SendAsync(house, csv);
        Assert.Equal(HttpStatusCode.Found, (await house.Administrator.SubmitAsync(page, "import")).StatusCode);
    }
}
