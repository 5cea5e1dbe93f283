using System.Globalization;
using System.Text.RegularExpressions;

namespace Herberge.Activation.Circles;

/// <param name="Minutes">How long it takes.</param>
public sealed record GuideStep(int Minutes, string Text);

/// <summary>A week of the guide.</summary>
/// <param name="Purpose">Why, in two sentences.</param>
/// <param name="Steps">The hour together.</param>
/// <param name="Exercise">For the days until the next time.</param>
public sealed record GuideWeek(int Number, string Title, string Purpose, IReadOnlyList<GuideStep> Steps, string Exercise);

/// <summary>The guide of twelve weeks, read from <c>Guide/de.md</c> and <c>Guide/en.md</c>: heading, purpose, list of steps, quoted exercise.</summary>
internal static partial class CircleGuide
{
    public const int Weeks = 12;
    public const int Minutes = 60;

    private static readonly IReadOnlyList<GuideWeek> German = Read("de");
    private static readonly IReadOnlyList<GuideWeek> English = Read("en");

    /// <summary>In the reader's language.</summary>
    public static IReadOnlyList<GuideWeek> All => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? German : English;

    /// <summary>The week to show: before the start the first, afterwards the last.</summary>
    public static GuideWeek Of(int week) => All[Math.Clamp(week, 1, Weeks) - 1];

    private static List<GuideWeek> Read(string language)
    {
        var name = $"Herberge.Activation.Circles.Guide.{language}.md";
        using var stream = typeof(CircleGuide).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing.");
        using var reader = new StreamReader(stream);
        var weeks = new List<GuideWeek>();
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split("# ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var steps = lines.Select(line => Step().Match(line)).Where(step => step.Success)
                .Select(step => new GuideStep(int.Parse(step.Groups[1].Value, CultureInfo.InvariantCulture), step.Groups[2].Value)).ToList();
            weeks.Add(new GuideWeek(weeks.Count + 1, lines[0], lines[1], steps, lines[^1].TrimStart('>', ' ')));
        }

        return weeks;
    }

    [GeneratedRegex("^- ([0-9]{1,2}) min: (.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
