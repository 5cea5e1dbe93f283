using System.Globalization;
using Herberge.Voices;

namespace Herberge.Demo;

/// <summary>A theme customers of the demo company speak of.</summary>
/// <param name="Under">Name of the code it stands under; empty for none.</param>
internal sealed record DemoTheme(string Key, string Name, string Under, string Definition, string Example)
{
    public Dictionary<string, List<Phrase>> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>How often it is spoken of at the beginning and at the end.</summary>
    public (double First, double Last, int Begins) Run { get; set; }

    public double WeightAt(int month) => month < Run.Begins ? 0 : Run.First + ((Run.Last - Run.First) * (month - Run.Begins) / (DemoPlan.Months - 1 - Run.Begins));
}

/// <param name="Theme">Number of the theme it is about.</param>
/// <param name="Core">Where the sentence begins that says it, and how long it is.</param>
internal sealed record DemoVoice(
    int Number, int Theme, DateTimeOffset At, string Text, (int Start, int Length) Core, string? Context, string Language, VoiceChannel Channel, string Segment, string? AuthorKey);

/// <summary>Eighteen months of what customers say: few speak often, most once; some themes grow, one is new, one fades.</summary>
internal sealed class DemoVoices(DemoPlan plan)
{
    private const double EnglishShare = 0.12;
    private const double Unknown = 0.12;
    private const int Customers = 260;

    private static readonly string[] Segments =
        ["Lebensmittel-Logistik", "E-Commerce", "Automobil", "Flughafen", "Getränke", "Pharma", "Baustoffe", "Paketdienst"];

    private static readonly VoiceChannel[] Channels =
        [VoiceChannel.Phone, VoiceChannel.Phone, VoiceChannel.Phone, VoiceChannel.Visit, VoiceChannel.Visit, VoiceChannel.Mail, VoiceChannel.Survey, VoiceChannel.Survey, VoiceChannel.Fair, VoiceChannel.Forum];

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("voices");

    public IReadOnlyList<DemoTheme> Themes { get; } = Read(TopicLibrary.Lines(typeof(DemoVoices).Assembly, "voices.txt"));

    public IEnumerable<DemoVoice> All()
    {
        var count = Math.Clamp(plan.Members * 2, 150, 1200);
        var ways = Enumerable.Range(0, count).Select(n => (Number: n, At: At(n, count))).OrderBy(v => v.At);
        foreach (var (number, at) in ways) yield return Say(number, at, _dice.Fork("voice", number));
    }

    /// <summary>Spread evenly, in the hours people work.</summary>
    private DateTimeOffset At(int number, int count)
    {
        var dice = _dice.Fork("time", number);
        var from = plan.Now.AddMonths(-DemoPlan.Months);
        var day = from + ((plan.Now.AddHours(-3) - from) * ((number + dice.Unit()) / count));
        return new DateTimeOffset(DateOnly.FromDateTime(day.UtcDateTime), new TimeOnly(5 + dice.Index(14), dice.Index(60)), TimeSpan.Zero) is var at && at < plan.Now ? at : day;
    }

    private DemoVoice Say(int number, DateTimeOffset at, Dice dice)
    {
        var month = Math.Clamp((int)((at - plan.Now.AddMonths(-DemoPlan.Months)).TotalDays / 30.5), 0, DemoPlan.Months - 1);
        var theme = dice.Weighted([.. Themes.Select(t => t.WeightAt(month))]);
        var english = dice.Chance(EnglishShare);
        var scene = new Scene(new Lexicon(), dice, new Dictionary<string, IReadOnlyList<Noun>>()) { Today = at.UtcDateTime, English = english };
        // The square makes few customers speak often.
        var customer = (int)(Customers * Math.Pow(dice.Unit(), 2));
        var channel = dice.Pick(Channels);
        var (text, core) = english ? English(theme, scene) : German(theme, scene);
        var context = channel is VoiceChannel.Visit or VoiceChannel.Fair && dice.Chance(0.7) ? dice.Pick(Themes[theme].Parts["kontext"]).Say(scene) : null;
        return new DemoVoice(number, theme, at, text, core, context, english ? "en" : "de", channel, Segments[customer % Segments.Length],
            dice.Chance(Unknown) ? null : KeyOf(customer, channel));
    }

    private (string Text, (int, int) Core) German(int theme, Scene scene)
    {
        var parts = Themes[theme].Parts;
        var dice = scene.Dice;
        var before = dice.Chance(0.85) ? dice.Pick(parts["lage"]).Say(scene) + " " : "";
        var core = dice.Pick(parts["kern"]).Say(scene);
        var after = dice.Chance(0.7) ? " " + dice.Pick(parts["folge"]).Say(scene) : "";
        return (before + core + after, (before.Length, core.Length));
    }

    private (string Text, (int, int) Core) English(int theme, Scene scene)
    {
        var text = scene.Dice.Pick(Themes[theme].Parts["en"]).Say(scene);
        return (text, (0, text.Length));
    }

    /// <summary>As long as a real one, and as like another by chance; who it is of nobody knows, for there is nobody.</summary>
    private string KeyOf(int customer, VoiceChannel channel)
    {
        var dice = _dice.Fork($"customer-{channel}", customer);
        return string.Create(CultureInfo.InvariantCulture, $"{dice.Next():x16}{dice.Next():x16}");
    }

    private static List<DemoTheme> Read(IEnumerable<string> lines)
    {
        var themes = new List<DemoTheme>();
        var part = new List<Phrase>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith("==", StringComparison.Ordinal))
            {
                var said = line[2..].Split('|', StringSplitOptions.TrimEntries);
                themes.Add(new DemoTheme(said[0], said[1], said[2], said[3], said[4]));
            }
            else if (line.StartsWith("@run", StringComparison.Ordinal))
            {
                var run = line.Split(' ')[1..].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                themes[^1].Run = (run[0], run[1], run[2]);
            }
            else if (line.StartsWith('@')) themes[^1].Parts.Add(line[1..].Trim(), part = []);
            else part.Add(Phrase.Parse(line));
        }

        return themes;
    }
}
