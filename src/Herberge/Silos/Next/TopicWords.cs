using System.Collections.Frozen;
using System.Globalization;
using Herberge.Texts;

namespace Herberge.Silos.Next;

/// <summary>The words of a text that may be a topic: no function words, numbers, days and months, addresses
/// or mentions.</summary>
internal static class TopicWords
{
    private const int Shortest = 4;

    private static readonly FrozenSet<string> Calendar = new[] { "de-DE", "en-GB" }.Select(name => CultureInfo.GetCultureInfo(name).DateTimeFormat)
        .SelectMany(format => format.DayNames.Concat(format.MonthNames)).Where(name => name.Length > 0).Select(Analyzer.TermOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Each term once, in the form it is first written.</summary>
    public static IReadOnlyDictionary<string, TopicForm> In(string text)
    {
        var found = new Dictionary<string, TopicForm>(StringComparer.Ordinal);
        foreach (var word in Analyzer.Words(text))
        {
            if (word.Length < Shortest || word.Length > Analyzer.LongestTerm || Calendar.Contains(word.Term) || IsPartOfAnAddress(text, word)) continue;
            var form = text.Substring(word.Start, word.Length);
            if (form.Any(char.IsDigit) || FunctionWords.Contains(form)) continue;
            found.TryAdd(word.Term, new TopicForm(form, StartsSentence(text, word.Start)));
        }

        return found;
    }

    private static bool StartsSentence(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') at--;
        return at == 0 || text[at - 1] is '\n' or '.' or '!' or '?' or ':' or '„' or '"' or '*' or '-';
    }

    // “@handle”, “https://host/path”: joined to its neighbours by signs that no sentence has.
    private static bool IsPartOfAnAddress(string text, Word word)
    {
        var before = word.Start > 0 ? text[word.Start - 1] : ' ';
        var after = word.Start + word.Length < text.Length ? text[word.Start + word.Length] : ' ';
        return before is '@' or '/' or '.' or '_' or '=' or '#' || after is '/' or '@' or '_' or '=' || (after == ':' && text.AsSpan(word.Start + word.Length).StartsWith("://"));
    }
}

/// <summary>A word as it is written somewhere.</summary>
internal readonly record struct TopicForm(string Text, bool StartsSentence);
