using System.Globalization;
using System.Text;
using System.Text.Json;
using Herberge.Foundation.Csv;
using Herberge.Tests.Setup;
using Herberge.Voices.Files;

namespace Herberge.Tests.Voices;

public sealed class FileVerbsTests
{
    private static readonly string[][] Topics =
    [
        ["Kantine", "Salat", "Suppe", "Koch", "Mittag", "Nachtisch", "Portion"],
        ["Parkplatz", "Garage", "Schranke", "Ladesäule", "Einfahrt", "Auto", "Stellplatz"],
        ["Drucker", "Toner", "Papierstau", "Netzwerk", "Bildschirm", "Tastatur", "Passwort"],
    ];

    [Theory]
    [InlineData("", "o.csv is empty: its first line names the columns (id, text)")]
    [InlineData("id,words\n1,a\n", "o.csv, line 1: column \"text\" is missing, found are id, words")]
    [InlineData("id,text\n1,a\n1,b\n", "o.csv, line 3, column \"id\": \"1\" is there twice")]
    [InlineData("id,text\n1,a\n,b\n", "o.csv, line 3, column \"id\": an id is missing")]
    [InlineData("id,text,at\n1,a,gestern\n", "o.csv, line 2, column \"at\": \"gestern\" is neither ISO 8601 (2026-03-01T08:30:00Z) nor a whole number of seconds")]
    [InlineData("id,text\n1,\"a\n", "o.csv, line 2: a quote is not closed, or has text after it")]
    public void A_wrong_file_is_named_with_line_column_and_value(string content, string message)
    {
        using var files = new SomeFiles().With("o.csv", content);
        Assert.Equal(message, Assert.Throws<WrongFileException>(
            () => ObservationsFile.Read(files["o.csv"], labelled: false, null, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public async Task A_wrong_file_leaves_nothing_but_a_sentence()
    {
        using var files = new SomeFiles().With("o.csv", "id,text\n1,a\n1,b\n").With("a.csv", "id,text,label\n1,a,x\n2,b,\n").With("one.csv", "id,text,label\n1,a,x\n");

        Assert.Equal((2, "", "o.csv, line 3, column \"id\": \"1\" is there twice\n"), await files.RunAsync("themes", "--observations", "o.csv", "--out", "t.json"));
        Assert.Equal((2, "", "a.csv, line 3, column \"label\": a label is missing\n"), await files.RunAsync("codes", "--train", "a.csv", "--apply", "a.csv"));
        Assert.Equal((2, "", "nowhere.csv does not exist\n"), await files.RunAsync("themes", "--observations", "nowhere.csv"));
        var (code, output, errors) = await files.RunAsync("codes", "--train", "one.csv", "--apply", "one.csv");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("at least two different labels are needed", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await files.RunAsync("themes", "--observations", "one.csv", "--count", "0")).Code);
        Assert.Equal(["a.csv", "o.csv", "one.csv"], files.Names);
    }

    [Fact]
    public async Task The_json_of_themes_has_the_keys_of_the_contract_in_their_order()
    {
        using var files = new SomeFiles().With("o.csv", Observations(120, labels: true, days: true));

        var (code, output, errors) = await files.RunAsync("themes", "--observations", "o.csv", "--format", "json");

        Assert.Equal(0, code);
        Assert.Contains("4/4 naming themes", errors, StringComparison.Ordinal);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["observations", "languages", "duplicatesFolded", "themes", "unassigned", "tree", "assignments", "score"], Keys(root));
        Assert.Equal(["de", "en", "other", "unknown"], Keys(root.GetProperty("languages")));
        Assert.Equal(["id", "parent", "label", "terms", "size", "share", "quotes", "trend"], Keys(root.GetProperty("tree")[0]));
        Assert.Equal(["id", "theme", "confidence", "duplicateOf"], Keys(root.GetProperty("assignments")[0]));
        Assert.Equal(["nmi", "ari", "vMeasure"], Keys(root.GetProperty("score")));
        Assert.Equal((120, 3, "o0"), (root.GetProperty("observations").GetInt32(), root.GetProperty("themes").GetInt32(), root.GetProperty("assignments")[0].GetProperty("id").GetString()));
        Assert.True(root.GetProperty("score").GetProperty("ari").GetDouble() > 0.9);
        var trend = root.GetProperty("tree")[0].GetProperty("trend");
        Assert.Equal(["emerging", "weeks", "bursts"], Keys(trend));
        Assert.Equal(["weekStart", "size", "share", "low", "high"], Keys(trend.GetProperty("weeks")[0]));
    }

    [Fact]
    public async Task Without_labels_and_days_there_is_no_score_and_no_trend()
    {
        using var files = new SomeFiles().With("o.csv", Observations(90, labels: false, days: false));

        var root = JsonDocument.Parse((await files.RunAsync("themes", "--observations", "o.csv", "--format", "json")).Output).RootElement;

        Assert.False(root.TryGetProperty("score", out _));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("tree")[0].GetProperty("trend").ValueKind);
    }

    [Fact]
    public async Task Themes_keep_their_names_from_one_result_to_the_next()
    {
        using var files = new SomeFiles().With("one.csv", Observations(120, labels: false, days: false)).With("two.csv", Observations(200, labels: false, days: false));
        await files.RunAsync("themes", "--observations", "one.csv", "--format", "json", "--out", "one.json");

        var (code, output, _) = await files.RunAsync("themes", "--observations", "two.csv", "--previous", "one.json", "--format", "json");

        Assert.Equal(0, code);
        var (before, now) = (Themes(File.ReadAllText(files["one.json"])), Themes(output));
        Assert.All(before.Where(text => text.Value is not null), text => Assert.Equal(text.Value, now[text.Key]));
        var changes = JsonDocument.Parse(output).RootElement.GetProperty("changes");
        Assert.Equal(["new", "gone", "splits", "merges"], Keys(changes));
        Assert.Equal(0, changes.GetProperty("new").GetArrayLength());
        Assert.Equal((2, "", "two.csv is no result of herberge themes --format json\n"), await files.RunAsync("themes", "--observations", "two.csv", "--previous", "two.csv"));
    }

    [Fact]
    public async Task The_json_of_codes_has_the_keys_of_the_contract_in_their_order()
    {
        using var files = new SomeFiles().With("a.csv", Observations(60, labels: true, days: false)).With("b.csv", Observations(90, labels: true, days: false));

        var (code, output, _) = await files.RunAsync("codes", "--train", "a.csv", "--apply", "b.csv", "--format", "json");

        Assert.Equal(0, code);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["trained", "codes", "assignments", "score"], Keys(root));
        Assert.Equal((60, 3, 90), (root.GetProperty("trained").GetInt32(), root.GetProperty("codes").GetInt32(), root.GetProperty("assignments").GetArrayLength()));
        Assert.Equal(["id", "codes"], Keys(root.GetProperty("assignments")[0]));
        Assert.Equal(["code", "confidence"], Keys(root.GetProperty("assignments")[0].GetProperty("codes")[0]));
        Assert.Equal(["accuracy", "macroF1", "calibrationError"], Keys(root.GetProperty("score")));
        Assert.True(root.GetProperty("score").GetProperty("accuracy").GetDouble() > 0.9);
    }

    [Fact]
    public async Task Reports_for_people_are_whole_in_both_languages()
    {
        using var files = new SomeFiles().With("o.csv", Observations(90, labels: true, days: true).Replace("Salat", "<b>Salat</b>", StringComparison.Ordinal));

        var text = await files.RunAsync("themes", "--observations", "o.csv", "--lang", "de");
        var page = await files.RunAsync("themes", "--observations", "o.csv", "--format", "html", "--lang", "de", "--out", "t.html");
        var codes = await files.RunAsync("codes", "--train", "o.csv", "--apply", "o.csv", "--format", "html");

        Assert.Contains("90 Beobachtungen, 3 Themen", text.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (page.Code, page.Output));
        var html = File.ReadAllText(files["t.html"]);
        Assert.DoesNotContain("<b>Salat", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        Assert.Contains("Suggested codes", codes.Output, StringComparison.Ordinal);
    }

    private static string Observations(int count, bool labels, bool days)
    {
        var random = new Random(7);
        var file = new StringBuilder("id,text" + (labels ? ",label" : "") + (days ? ",at" : "") + "\n");
        for (var at = 0; at < count; at++)
        {
            var words = Enumerable.Range(0, 4).Select(_ => Topics[at % 3][random.Next(7)]);
            file.Append(CultureInfo.InvariantCulture, $"o{at},\"Bei uns ist {string.Join(" und ", words)} das Problem, Nr{at}\"");
            if (labels)
                file.Append(CultureInfo.InvariantCulture, $",thema{at % 3}");
            if (days)
                file.Append(CultureInfo.InvariantCulture, $",2026-0{1 + at % 4}-1{at % 9}");
            file.Append('\n');
        }

        return file.ToString();
    }

    private static Dictionary<string, string?> Themes(string json) => JsonDocument.Parse(json).RootElement.GetProperty("assignments").EnumerateArray()
        .ToDictionary(assignment => assignment.GetProperty("id").GetString()!, assignment => assignment.GetProperty("theme").GetString());

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
