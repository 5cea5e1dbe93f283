namespace Herberge.Voices.Themes;

public enum ThemeLevel : byte
{
    /// <summary>Several themes that are near each other.</summary>
    Area = 0,

    Theme = 1,

    /// <summary>Part of a large theme.</summary>
    Part = 2,
}

/// <summary>
/// What several customers seem to speak of: found in their words, a suggestion to people who code. It keeps its id from
/// search to search while most of what it held stays together.
/// </summary>
public sealed class VoiceTheme
{
    public const int LongestName = 80;
    private const int PhrasesOfLabel = 3;
    private const int LongestPhrases = 1000;
    private const char Between = '\n';

    private VoiceTheme() { }

    public VoiceTheme(Guid id, ThemeLevel level, DateTimeOffset firstFoundAt) => (Id, Level, FirstFoundAt) = (id, level, firstFoundAt);

    public Guid Id { get; private set; }

    public ThemeLevel Level { get; private set; }

    public Guid? ParentId { get; set; }

    /// <summary>Best first, one on each line.</summary>
    public string Phrases { get; private set; } = "";

    /// <summary>What a language model called it, where somebody asked one.</summary>
    public string? GivenName { get; set; }

    public DateTimeOffset FirstFoundAt { get; private set; }

    /// <summary>When a search no longer found it. Kept until the next one, to say what became of it.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>The code people made of it.</summary>
    public Guid? CodeId { get; set; }

    public IReadOnlyList<string> AllPhrases => Phrases.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What tells its voices from all others.</summary>
    public void TellBy(IEnumerable<string> phrases)
    {
        var told = new List<string>();
        var length = 0;
        foreach (var phrase in phrases.Select(phrase => phrase.ReplaceLineEndings(" ").Trim()).Where(phrase => phrase.Length > 0))
        {
            length += phrase.Length + 1;
            if (length > LongestPhrases) break;
            told.Add(phrase);
        }

        Phrases = string.Join(Between, told);
    }

    /// <summary>The given name, or the first phrases; empty where nothing tells it from others.</summary>
    public string Title => GivenName ?? string.Join(" · ", AllPhrases.Take(PhrasesOfLabel));
}
