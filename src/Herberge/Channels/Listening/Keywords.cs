namespace Herberge.Channels.Listening;

/// <summary>Words of a rule: each as a whole word or phrase in any case, with or without “#”; with “*” at its end also as the beginning of longer ones.</summary>
internal sealed class Keywords
{
    public const int Most = 20;
    public const int Longest = 60;
    private readonly List<(string Text, bool Begins)> _words;

    private Keywords(List<(string Text, bool Begins)> words) => _words = words;

    /// <returns>Null for none, too many, or one that is too short or too long to mean something.</returns>
    public static Keywords? Read(string? text)
    {
        var words = (text ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => w.TrimStart('#').Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return words.Count is 0 or > Most || words.Exists(w => w.TrimEnd('*').Length is < 2 or > Longest || w.TrimEnd('*').Contains('*', StringComparison.Ordinal))
            ? null
            : new Keywords(words.ConvertAll(w => (w.TrimEnd('*'), w.EndsWith('*'))));
    }

    /// <summary>As it is kept: one a line.</summary>
    public override string ToString() => string.Join('\n', _words.Select(w => w.Begins ? $"{w.Text}*" : w.Text));

    /// <summary>O(words × length).</summary>
    public bool Hit(string text) => _words.Exists(word => Stands(text, word.Text, word.Begins));

    private static bool Stands(string text, string word, bool begins)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (begins || end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }
}
