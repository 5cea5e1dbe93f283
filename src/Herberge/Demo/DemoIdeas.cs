using System.Globalization;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Stages;

namespace Herberge.Demo;

/// <param name="Days">Collecting, discussing, evaluating, deciding and done begin so many days from now; empty for the box and for a draft.</param>
internal sealed record DemoCampaign(string Key, string Title, SupportRule Rule, IReadOnlyList<int> Days, bool IsBox, bool IsDraft)
{
    public string Question { get; set; } = "";

    public List<string> Background { get; } = [];

    public List<(int Weight, string Name, CriterionAxis Axis, string? Hint)> Criteria { get; } = [];

    public List<DemoIdea> Ideas { get; } = [];
}

internal sealed record DemoDecision(Verdict Verdict, string Headline, string Reason, string? More);

/// <param name="Unit">Top unit of its author.</param>
internal sealed record DemoIdea(StageKind Stage, string Title, string Lead, string Unit)
{
    public List<string> Text { get; } = [];

    public List<(string Unit, string Words)> Answers { get; } = [];

    public List<string> Assumptions { get; } = [];

    public List<(bool Done, string Title)> Steps { get; } = [];

    public List<(bool Measured, string Text, string Source)> Benefits { get; } = [];

    public DemoDecision? Decision { get; set; }

    /// <summary>Number of the customers' need it answers.</summary>
    public int? Need { get; set; }
}

/// <summary>The campaigns of <c>Texts/ideas.txt</c>, good and bad examples in every phase.</summary>
internal static class DemoIdeas
{
    public static IReadOnlyList<DemoCampaign> Read()
    {
        var campaigns = new List<DemoCampaign>();
        foreach (var line in TopicLibrary.Lines(typeof(DemoIdeas).Assembly, "ideas.txt").Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            var (mark, rest) = line.StartsWith("==", StringComparison.Ordinal) || line.StartsWith("--", StringComparison.Ordinal) ? (line[..2], line[2..].Trim()) : (line[..1], line[1..].Trim());
            var parts = rest.Split('|', StringSplitOptions.TrimEntries);
            if (mark == "==") campaigns.Add(Campaign(parts));
            else if (mark == "--") campaigns[^1].Ideas.Add(new DemoIdea(Enum.Parse<StageKind>(parts[0]), parts[1], parts[2], parts[3]));
            else if (mark == "?") campaigns[^1].Question = rest;
            else if (mark == "!") campaigns[^1].Background.Add(rest);
            else if (mark == "*") campaigns[^1].Criteria.Add((int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], Enum.Parse<CriterionAxis>(parts[2]), parts[3].Length == 0 ? null : parts[3]));
            else Add(campaigns[^1].Ideas[^1], mark, parts, line);
        }

        return campaigns;
    }

    private static DemoCampaign Campaign(string[] parts) => new(
        parts[0], parts[1], Enum.Parse<SupportRule>(parts[2]),
        parts[3] is "box" or "draft" ? [] : [.. parts[3].Split(' ').Select(day => int.Parse(day, CultureInfo.InvariantCulture))], parts[3] == "box", parts[3] == "draft");

    private static void Add(DemoIdea idea, string mark, string[] parts, string line)
    {
        switch (mark)
        {
            case ">": idea.Text.Add(parts[0]); break;
            case "+": idea.Answers.Add((parts[1], parts[0])); break;
            case "%": idea.Assumptions.Add(parts[0]); break;
            case "^": idea.Steps.Add((parts[0] == "done", parts[1])); break;
            case "~": idea.Benefits.Add((parts[0] == "measured", parts[1], parts[2])); break;
            case "&": idea.Need = int.Parse(parts[0], CultureInfo.InvariantCulture); break;
            case "=": idea.Decision = new DemoDecision(Enum.Parse<Verdict>(parts[0]), parts[1], parts[2], parts[3].Length == 0 ? null : parts[3]); break;
            default: throw new FormatException($"ideas.txt: {line}");
        }
    }
}
