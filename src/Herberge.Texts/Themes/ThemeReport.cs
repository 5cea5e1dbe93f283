using Herberge.Texts.Languages;

namespace Herberge.Texts.Themes;

/// <summary>Themes of some texts: a suggestion to people who read and code, never a count for a dashboard.</summary>
public sealed record ThemeReport
{
    /// <summary>Number of texts, duplicates included.</summary>
    public required int Texts { get; init; }

    /// <summary>Texts by language.</summary>
    public required IReadOnlyDictionary<TextLanguage, int> Languages { get; init; }

    /// <summary>Texts that nearly repeat an earlier one.</summary>
    public required int Duplicates { get; init; }

    /// <summary>The themes texts are assigned to, largest first.</summary>
    public required IReadOnlyList<Theme> Themes { get; init; }

    /// <summary>Everything from coarse to fine: areas, their themes, and the sub-themes of large themes.</summary>
    public required IReadOnlyList<Theme> Tree { get; init; }

    /// <summary>One for each text, in order.</summary>
    public required IReadOnlyList<ThemeAssignment> Assignments { get; init; }

    /// <summary>Adjusted Rand index between the themes of two random halves of the evidence; null where a number was given.</summary>
    public required double? Reliability { get; init; }

    /// <summary>Texts that belong to no theme.</summary>
    public int Unassigned => Assignments.Count(assignment => assignment.Theme is null);
}

/// <summary>A theme, an area of several themes, or a part of one.</summary>
/// <param name="Id"><c>a1</c> for an area, <c>t1</c> for a theme, <c>t1.2</c> for a part of it.</param>
/// <param name="Parent">What it is a part of, or null.</param>
/// <param name="Label">Its most telling phrases.</param>
/// <param name="Terms">Telling words and phrases as people write them, best first.</param>
/// <param name="Size">Texts, duplicates included.</param>
/// <param name="Share">Of all texts.</param>
/// <param name="Quotes">Numbers of the most central texts, best first.</param>
public sealed record Theme(
    string Id, string? Parent, string Label, IReadOnlyList<string> Terms, int Size, double Share, IReadOnlyList<int> Quotes);

/// <summary>Where a text belongs.</summary>
/// <param name="Theme">A theme's id, or null for a text that belongs to none.</param>
/// <param name="Part">The sub-theme within it, where there is one.</param>
/// <param name="Confidence">0 … 1: how much of what is similar to the text is in the same theme.</param>
/// <param name="DuplicateOf">Number of the earlier text it nearly repeats, or null.</param>
public sealed record ThemeAssignment(string? Theme, string? Part, double Confidence, int? DuplicateOf);
