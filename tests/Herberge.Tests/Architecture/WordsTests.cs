using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Herberge.Tests.Architecture;

public sealed partial class WordsTests
{
    /// <summary>Shows components with made-up content; nobody works on it.</summary>
    private static readonly string[] ContentPages = ["DesignSheet.razor"];

    private static IEnumerable<string> German => Repository.Files(".de.resx");

    [Fact]
    public void German_and_English_have_the_same_keys_and_placeholders()
    {
        Assert.NotEmpty(German);
        foreach (var file in German)
        {
            var german = Read(file);
            var english = Read(file.Replace(".de.resx", ".en.resx", StringComparison.Ordinal));
            Assert.True(german.Keys.ToHashSet().SetEquals(english.Keys),
                $"{Path.GetFileName(file)}: only in one language: {string.Join(", ", german.Keys.Except(english.Keys).Union(english.Keys.Except(german.Keys)))}");
            foreach (var (key, text) in german)
            {
                Assert.False(string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(english[key]), $"{Path.GetFileName(file)}: “{key}” is empty");
                Assert.True(Placeholders(text).SetEquals(Placeholders(english[key])), $"{Path.GetFileName(file)}: placeholders of “{key}” differ");
            }
        }
    }

    [Fact]
    public void Every_key_asked_for_by_name_exists()
    {
        var byMarker = German.ToDictionary(f => Path.GetFileName(f)[..^".de.resx".Length], f => Read(f).Keys.ToHashSet());
        var missing = new List<string>();
        foreach (var file in Repository.Files(".razor").Concat(Repository.Files(".cs")))
        {
            var source = File.ReadAllText(file);
            foreach (Match injected in Localizer().Matches(source))
            {
                if (!byMarker.TryGetValue(injected.Groups["marker"].Value, out var keys)) continue;
                var name = injected.Groups["name"].Value;
                foreach (Match use in Regex.Matches(source, $@"\b{Regex.Escape(name)}\[""(?<key>[^""{{]+)""[\],]"))
                {
                    if (!keys.Contains(use.Groups["key"].Value)) missing.Add($"{Path.GetFileName(file)}: {use.Groups["key"].Value}");
                }
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_key_is_asked_for_somewhere()
    {
        var source = string.Concat(Repository.Files(".razor").Concat(Repository.Files(".cs")).Select(File.ReadAllText));

        Assert.Empty(NeverAsked(source, German.SelectMany(file => Read(file).Keys)));
        // Planted: a key nobody names, beside one by name and two by the parts that stand fast in it.
        Assert.Equal(["part-none"], NeverAsked("L[\"title\"] L[$\"part-{kind}-many\"] L[$\"reason-{(late ? \"a\" : \"b\")}\"]", ["title", "part-Guides-many", "reason-a", "part-none"]));
    }

    [Fact]
    public void Every_problem_code_has_a_sentence()
    {
        var sentences = Read(Path.Combine(Repository.Application, "Foundation", "ProblemWords.de.resx")).Keys.ToHashSet();
        var missing = Repository.Files(".cs").SelectMany(file => ProblemCode().Matches(File.ReadAllText(file)).Select(m => (file, m.Groups["code"].Value)))
            .Where(use => !sentences.Contains(use.Value)).Select(use => $"{Path.GetFileName(use.file)}: {use.Value}");

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void No_component_holds_a_sentence_of_its_own()
    {
        var found = Repository.Files(".razor").Where(f => !ContentPages.Contains(Path.GetFileName(f)))
            .SelectMany(f => LiteralSentences(File.ReadAllText(f)).Select(s => $"{Path.GetFileName(f)}: “{s}”"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("<p>Das steht fest im Bauteil</p>")]
    [InlineData("<button aria-label=\"Fenster schließen\">@L[\"x\"]</button>")]
    [InlineData("@if (a > b)\n{\n    <h1>Guten Morgen, @Name</h1>\n}")]
    public void A_planted_sentence_is_found(string component) => Assert.NotEmpty(LiteralSentences(component));

    [Theory]
    [InlineData("@page \"/x\"\n@inject Foo Bar\n<p>@L[\"hello\"]</p>\n@code {\n  string a = \"not a sentence for people\";\n}")]
    [InlineData("@if (a > b && c)\n{\n    <p class=\"one two\">@L[\"x\", Count]</p>\n}\nelse\n{\n    @Child\n}")]
    [InlineData("@foreach (var row in Rows)\n{\n    var first = row.First;\n    <td>@row.Name · @(row.A ? row.B : row.C)</td>\n}")]
    public void Code_and_markup_are_not_taken_for_sentences(string component) => Assert.Empty(LiteralSentences(component));

    /// <summary>Keys that stand nowhere in the source, neither whole nor as <c>$"part-{something}"</c>.</summary>
    private static List<string> NeverAsked(string source, IEnumerable<string> keys)
    {
        var named = Named().Matches(source).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var made = Interpolated().Matches(source).Select(m => Hole().Split(m.Groups["text"].Value)).Where(parts => parts.Length > 1 && parts.All(part => Fast().IsMatch(part)) && parts.Any(part => part.Trim('-', '.').Length > 0))
            .Select(parts => $"^{string.Join(".+", parts.Select(Regex.Escape))}$").Distinct(StringComparer.Ordinal).Select(pattern => new Regex(pattern)).ToList();
        return [.. keys.Where(key => !named.Contains(key) && !made.Exists(pattern => pattern.IsMatch(key)))];
    }

    /// <summary>Text between tags, and spoken attributes, that hold a word of people's language.</summary>
    private static IEnumerable<string> LiteralSentences(string component)
    {
        var markup = CodeBlock().Replace(Comment().Replace(component, ""), "");
        foreach (Match spoken in SpokenAttribute().Matches(markup)) yield return spoken.Groups["text"].Value;
        foreach (Match run in BetweenTags().Matches(markup))
        {
            var text = Expression().Replace(Expression().Replace(run.Groups["text"].Value, " "), " ");
            if (text.IndexOfAny(['{', '}', ';', '=']) >= 0 || text.Contains('@', StringComparison.Ordinal)) continue;
            if (Word().IsMatch(text)) yield return text.Trim();
        }
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"IStringLocalizer<(?<marker>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"[\w.-]+")]
    private static partial Regex Named();

    // Looking ahead, so that one within another is found, too.
    [GeneratedRegex(@"(?=\$""(?<text>(?:[^""{}]|\{(?:[^{}""]|""[^""]*"")*\})*)"")")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{(?:[^{}""]|""[^""]*"")*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^[\w.-]*$")]
    private static partial Regex Fast();

    [GeneratedRegex(@"Problem\.(Invalid\((?:nameof\([^)]*\)|""[^""]*""|[\w.]+),\s*|Forbidden\(|Conflict\(|NotFound\()""(?<code>[^""]+)""")]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(code|functions)\s*\{.*\z|^@(page|using|inject|layout|attribute|implements|inherits|typeparam|namespace)\b.*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\b(aria-label|title|placeholder|alt)=""(?<text>[^""@]*[A-Za-zÄÖÜäöüß]{3,}[^""@]*)""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@">(?<text>[^<>]*[A-Za-zÄÖÜäöüß]{3,}[^<>]*)</")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"@?\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)|@[\w.!?]+(?:\[(?:[^\[\]]|\[[^\]]*\])*\])?")]
    private static partial Regex Expression();

    [GeneratedRegex(@"[A-Za-zÄÖÜäöüß]{3,}")]
    private static partial Regex Word();
}
