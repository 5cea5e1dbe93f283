using System.Globalization;
using System.Text;
using System.Text.Json;
using Herberge.Foundation.Csv;
using Herberge.Graphs;
using Herberge.Silos.Files;

namespace Herberge.Tests.Silos;

public sealed class SilosFilesTests
{
    private const string People = "id,unit\na,Werk/Nord\nb,Werk/Nord\nc,Werk/Süd\nd,Vertrieb\ne,Vertrieb\n";
    private const string Ties = "from,to\na,b\nb,c\nc,d\nd,e\n";

    [Theory]
    [InlineData("", Ties, "people.csv is empty: its first line names the columns (id, unit)")]
    [InlineData("id,name\na,A\n", Ties, "people.csv, line 1: column \"unit\" is missing, found are id, name")]
    [InlineData("id,unit,ID\na,x,a\n", Ties, "people.csv, line 1: column \"id\" is there 2 times")]
    [InlineData("id,unit\na,x\na,y\n", Ties, "people.csv, line 3, column \"id\": \"a\" is there twice")]
    [InlineData("id,unit\na,x\n,y\n", Ties, "people.csv, line 3, column \"id\": an id is missing")]
    [InlineData("id,unit\na,x\nb\n", Ties, "people.csv, line 3: 1 fields, but the header names 2 columns")]
    [InlineData("id,unit\na,\"x\nb,y\n", Ties, "people.csv, line 2: a quote is not closed, or has text after it")]
    [InlineData(People, "from,to\na,b\na,m0815\n", "ties.csv, line 3, column \"to\": \"m0815\" is not in people.csv")]
    [InlineData(People, "from\na\n", "ties.csv, line 1: column \"to\" is missing, found are from")]
    [InlineData(People, "from,to\na,\n", "ties.csv, line 2, column \"to\": an id is missing")]
    [InlineData(People, "from,to,at\na,b,01.02.2026\n", "ties.csv, line 2, column \"at\": \"01.02.2026\" is neither ISO 8601 (2026-03-01T08:30:00Z) nor a whole number of seconds")]
    [InlineData(People, "from,to,at\na,b,2026-02-30\n", "ties.csv, line 2, column \"at\": \"2026-02-30\" is neither ISO 8601 (2026-03-01T08:30:00Z) nor a whole number of seconds")]
    [InlineData(People, "from,to,weight\na,b,0\n", "ties.csv, line 2, column \"weight\": \"0\" is not a number over 0")]
    [InlineData(People, "from,to,weight\na,b,NaN\n", "ties.csv, line 2, column \"weight\": \"NaN\" is not a number over 0")]
    [InlineData(People, "from,to,weight\na,b,viel\n", "ties.csv, line 2, column \"weight\": \"viel\" is not a number over 0")]
    public void A_wrong_file_is_named_with_line_column_and_value(string people, string ties, string message)
    {
        using var files = new TwoFiles(people, ties);
        Assert.Equal(message, Assert.Throws<WrongFileException>(() => Run(files)).Message);
    }

    [Fact]
    public void Sums_need_a_column_of_weights_and_windows_a_column_of_times()
    {
        using var files = new TwoFiles(People, Ties);
        Assert.Equal(
            "ties.csv, line 1: column \"weight\" is missing, --weight sum needs it",
            Assert.Throws<WrongFileException>(() => Run(files, request => request with { Weight = TieWeight.Sum })).Message);
        Assert.Equal(
            "ties.csv, line 1: column \"at\" is missing, --from and --to need it",
            Assert.Throws<WrongFileException>(() => Run(files, request => request.Within("2026-01-01", null))).Message);
        Assert.Throws<WrongFileException>(() => Run(files, request => request.Within("2026-02-01", "2026-01-01")));
        Assert.Throws<WrongFileException>(() => Run(files, request => request.Within("gestern", null)));
    }

    [Theory]
    [InlineData("\uFEFFid,unit\na,x\nb,x\nc,y\nd,y\n", "\uFEFFfrom,to\na,b\nb,c\nc,d\n")]
    [InlineData("unit;ID;name\nx;a;Anna\nx;b;\"B; b\"\ny;c;C\ny;d;D\n", "kind;TO;From\nmail;b;a\nmail;c;b\nchat;d;c\n")]
    [InlineData("id\tunit\r\na\tx\r\nb\tx\r\nc\ty\r\nd\ty\r\n", "from\tto\r\na\tb\r\nb\tc\r\nc\td\r\n")]
    [InlineData("id,unit\na,x\nb, x \n\n\"c\",\"y\"\nd,y", "from,to\nb,a\na,a\nc,b\na,b\nd,c\nd,d\n\n")]
    [InlineData("id,unit\na,x\nb,x\nc,y\nd,y\nout,\n", "from,to\na,b\nb,c\nc,d\nout,a\nd,out\n")]
    public void The_same_organisation_written_in_other_ways_has_the_same_figures(string people, string ties)
    {
        using var files = new TwoFiles(people, ties);

        var silos = Run(files).Silos;

        Assert.Equal((4, 2, 3), (silos.People, silos.Units.UnitCount, silos.Ties));
        Assert.Equal(1.0 / 3, silos.CrossShare.Value!.Value, 1e-12);
        Assert.Equal(2.0 / 3, silos.Openness.Value.Value!.Value, 1e-12);
    }

    [Fact]
    public void What_is_left_out_is_counted_and_said()
    {
        using var files = new TwoFiles("id,unit,shoe\na,x,1\nb,y,2\nc,,3\n", "from,to,mood\na,b,1\na,a,1\nc,a,1\nc,b,1\n");

        var report = Run(files);

        Assert.Equal(1, report.Figures.PeopleWithoutUnit);
        Assert.Equal(1, report.Silos.Interactions);
        Assert.Contains("1 people without a unit are left out.", report.Figures.Notices);
        Assert.Contains("2 rows with people who have no unit are left out.", report.Figures.Notices);
        Assert.Contains("1 rows from a person to themselves are left out.", report.Figures.Notices);
        Assert.Contains("people.csv: columns not used shoe", report.Figures.Notices);
        Assert.Contains("ties.csv: columns not used mood", report.Figures.Notices);
    }

    [Fact]
    public void Weights_are_binary_counted_or_summed()
    {
        using var files = new TwoFiles("id;unit\na;x\nb;x\nc;y\n", "from;to;weight\na;b;0,5\nb;a;1,5\nb;c;4\n");

        double Weight(TieWeight weight) => Run(files, request => request with { Weight = weight }).Silos.Matrix.TotalWeight;

        Assert.Equal(2, Weight(TieWeight.Binary));
        Assert.Equal(3, Weight(TieWeight.Count));
        Assert.Equal(6, Weight(TieWeight.Sum));
    }

    [Fact]
    public void A_level_rolls_units_up_the_tree()
    {
        using var files = new TwoFiles(People, Ties);

        Assert.Equal(["Vertrieb", "Werk/Nord", "Werk/Süd"], Run(files).Silos.Units.Labels);
        Assert.Equal(["Vertrieb", "Werk"], Run(files, request => request with { Level = 1 }).Silos.Units.Labels);
    }

    [Theory]
    [InlineData("2026-01-02", "2026-01-03", 2)]
    [InlineData("2026-01-02", "2026-01-03T12:00:00Z", 1)]
    [InlineData("2026-01-02T00:00:01", null, 2)]
    [InlineData(null, "2026-01-01", 1)]
    public void A_window_takes_its_days_whole_and_ends_before_an_instant(string? from, string? to, int ties)
    {
        using var files = new TwoFiles(
            People, "from,to,at\na,b,2026-01-01T23:59:59Z\nb,c,2026-01-02\nc,d,2026-01-03 13:00:00+01:00\nd,e,2026-01-04T00:00:00Z\na,e,\n");

        Assert.Equal(ties, Run(files, request => request.Within(from, to)).Silos.Ties);
    }

    [Fact]
    public void The_trend_has_a_point_for_each_week_with_28_days_behind_it()
    {
        var ties = new StringBuilder("from,to,at\n");
        var monday = new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);
        for (var day = 0; day < 42; day++)
            ties.Append(CultureInfo.InvariantCulture, $"{"abcd"[day % 4]},{"bcde"[day % 4]},{monday.AddDays(day):yyyy-MM-ddTHH:mm:ssZ}\n");
        using var files = new TwoFiles(People, ties.ToString());

        var trend = Run(files).Figures.Trend;

        Assert.Equal(["2026-01-26", "2026-02-02", "2026-02-09"], trend.Select(point => point.WeekStart.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.All(trend, point => Assert.Equal(4, point.Ties));
        using var seconds = new TwoFiles(People, "from,to,at\na,b,28820\nb,c,28860\n");
        Assert.Empty(Run(seconds).Figures.Trend);
    }

    [Fact]
    public async Task The_json_has_the_keys_of_the_contract_in_their_order()
    {
        using var files = new TwoFiles(People, Ties);

        var (code, output, errors) = await files.RunAsync("--format", "json", "--min-group", "1");

        Assert.Equal((0, ""), (code, errors));
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            [
                "people", "peopleWithoutUnit", "units", "interactions", "ties", "weight", "window", "openness", "crossShare",
                "crossShareExpected", "eiIndex", "eiExpectedPermutation", "eiZPermutation", "eiExpectedConfiguration",
                "eiZConfiguration", "assortativity", "modularity", "modularityZPermutation", "eiRescaled", "freemanSegregation",
                "communities", "unitPairsWithTies", "pairsHangingOnOne", "byUnit", "matrix", "trend", "suppressedUnits", "notices",
            ],
            Keys(root));
        Assert.Equal(["from", "to"], Keys(root.GetProperty("window")));
        Assert.Equal(["value", "standardError", "low", "high"], Keys(root.GetProperty("openness")));
        Assert.Equal(["count", "modularity", "nmiWithUnits", "ariWithUnits"], Keys(root.GetProperty("communities")));
        Assert.Equal(["unit", "people", "openness", "eiIndex", "insideOutsideRatio", "suppressed"], Keys(root.GetProperty("byUnit")[0]));
        Assert.Equal(["a", "b", "weight", "expected", "ratio", "z", "suppressed"], Keys(root.GetProperty("matrix")[0]));
        Assert.Equal(6, root.GetProperty("matrix").GetArrayLength());
        Assert.Contains("own data", root.GetProperty("notices").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"suppressed\": true", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Degenerate_input_gives_null_and_says_why()
    {
        using var files = new TwoFiles("id,unit\na,x\nb,x\n", "from,to\n");

        var (code, output, _) = await files.RunAsync("--format", "json");

        Assert.Equal(0, code);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(JsonValueKind.Null, root.GetProperty("openness").GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("modularity").ValueKind);
        Assert.Contains(root.GetProperty("notices").EnumerateArray(), notice => notice.GetString() == "openness: no value, there are no ties");
    }

    [Fact]
    public async Task A_wrong_file_leaves_nothing_on_standard_output_and_writes_nothing()
    {
        using var files = new TwoFiles(People, "from,to\na,b\na,m0815\n");

        var (code, output, errors) = await files.RunAsync("--format", "html", "--out", files.Beside("report.html"));

        Assert.Equal((2, ""), (code, output));
        Assert.Equal("ties.csv, line 3, column \"to\": \"m0815\" is not in people.csv", errors.Trim());
        Assert.Equal(["people.csv", "ties.csv"], files.Names);
    }

    [Fact]
    public async Task The_page_to_mail_around_is_whole_and_escapes_names()
    {
        using var files = new TwoFiles("id,unit\na,<b>x</b>\nb,<b>x</b>\nc,y & z\nd,y & z\n", "from,to\na,b\nb,c\nc,d\n");

        var (code, output, _) = await files.RunAsync("--format", "html", "--lang", "de", "--min-group", "1", "--out", files.Beside("report.html"));

        Assert.Equal((0, ""), (code, output));
        Assert.Equal(["people.csv", "report.html", "ties.csv"], files.Names);
        var page = await File.ReadAllTextAsync(files.Beside("report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"de\">", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;x&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_plain_where_nobody_sits_before_a_terminal()
    {
        using var files = new TwoFiles(People, Ties);

        var (code, output, _) = await files.RunAsync("--lang", "de", "--min-group", "1");

        Assert.Equal(0, code);
        Assert.Contains("Offenheit", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    private static SilosFilesReport Run(TwoFiles files, Func<SilosFilesRequest, SilosFilesRequest>? with = null)
    {
        var request = new SilosFilesRequest { People = files.People, Ties = files.Ties };
        return ComputeFromFiles.Run(
            with?.Invoke(request) ?? request, SilosFilesWords.In("en"), progress: null, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
