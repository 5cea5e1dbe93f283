using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Themes;

/// <summary>A code to be made of a theme, as it is typed.</summary>
public sealed class PromoteForm
{
    /// <summary>What is chosen to begin with: half of what is like it is in the theme.</summary>
    internal const double ClearlyOf = 0.5;

    public string? Name { get; set; }

    public string? Definition { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Null when no box was ticked.</summary>
    public List<Guid>? Observations { get; set; }

    /// <summary>First the preview.</summary>
    public bool Look { get; set; }

    /// <summary>Prefilled from what the theme is told by.</summary>
    internal static PromoteForm Of(ThemeView view, IStringLocalizer<ThemesWords> words) => new()
    {
        Name = Cut(view.Node.IsNamed ? view.Node.Title : Capitalised(view.Node.Phrases.FirstOrDefault() ?? ""), Coding.Code.LongestName),
        Definition = view.Node.Phrases.Count == 0 ? null : Cut(words["definition", string.Join(", ", view.Node.Phrases)], Coding.Code.LongestText),
    };

    private static string Capitalised(string phrase) => phrase.Length == 0 ? phrase : char.ToUpperInvariant(phrase[0]) + phrase[1..];

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();
}
