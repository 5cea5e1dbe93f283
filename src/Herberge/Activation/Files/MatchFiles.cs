using System.Globalization;
using System.Text;
using Herberge.Foundation.Csv;
using Herberge.Graphs;
using Herberge.Graphs.Matching;

namespace Herberge.Activation.Files;

/// <summary>What was read and what came of it.</summary>
/// <param name="Round">Number of the new round.</param>
/// <param name="Csv">The round as a file that can be added to the history.</param>
internal sealed record MatchedFiles(int Round, int People, MeetingResult Result, string Csv);

/// <summary>A round from files, without any house.</summary>
/// <remarks>
/// <c>people.csv</c>: id, unit and, where wanted, level (a whole number), languages, days, places, topics (several in a cell stand apart by
/// a bar or a space); whoever names none of a kind has no limit there. <c>ties.csv</c>: from, to. History: round, group, id, as it is written.
/// </remarks>
internal static class MatchFiles
{
    private static readonly char[] Bars = ['|', ' ', '/'];

    /// <param name="peopleFile">Who takes part.</param>
    /// <param name="tiesFile">Who had contact, or null.</param>
    /// <param name="historyFile">Rounds before, or null.</param>
    /// <param name="options">Size and rules.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="WrongFileException">A file is not as it must be.</exception>
    public static MatchedFiles Run(string peopleFile, string? tiesFile, string? historyFile, MeetingOptions options, CancellationToken ct)
    {
        var vocabulary = new Vocabulary();
        var (ids, numbers, people) = People(peopleFile, vocabulary);
        var ties = new TieGraphBuilder(ids.Count, TieWeight.Binary);
        if (tiesFile is not null)
        {
            using var table = StrictCsv.Open(tiesFile, ["from", "to"]);
            var (from, to) = (table.Find("from"), table.Find("to"));
            while (table.Read())
                ties.Add(Person(table, from, numbers), Person(table, to, numbers));
        }

        var rounds = historyFile is null ? [] : Rounds(historyFile, numbers);
        var history = new MeetingHistory();
        foreach (var round in rounds.Values)
        {
            IReadOnlyList<int>[] groups = [.. round.Where(group => group.Key.Length > 0).Select(group => group.Value)];
            history.Add(groups, round.GetValueOrDefault("") ?? []);
            foreach (var (a, b) in groups.SelectMany(MeetingHistory.PairsOf)) ties.Add(a, b);
        }

        MeetingPerson[] all = [.. people.Select((person, number) => person with { WasLeftOut = history.LeftOut.Contains(number) })];
        var result = MeetingRound.Form(all, ties.Build(), history.Pairs, options, ct);
        var next = rounds.Count == 0 ? 1 : rounds.Keys.Max() + 1;
        return new MatchedFiles(next, ids.Count, result, Write(next, result, ids, vocabulary));
    }

    private static (List<string> Ids, Dictionary<string, int> Numbers, List<MeetingPerson> People) People(string file, Vocabulary vocabulary)
    {
        using var table = StrictCsv.Open(file, ["id", "unit"]);
        var (id, unit, level) = (table.Find("id"), table.Find("unit"), table.Find("level"));
        var (languages, days, places, topics) = (table.Find("languages"), table.Find("days"), table.Find("places"), table.Find("topics"));
        var (ids, numbers, people, units) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal), new List<MeetingPerson>(), new Dictionary<string, int>(StringComparer.Ordinal));
        while (table.Read())
        {
            var name = table[id].ToString();
            if (name.Length == 0) throw table.Wrong(id, "an id is missing");
            if (!numbers.TryAdd(name, ids.Count)) throw table.Wrong(id, $"\"{name}\" is there twice");
            ids.Add(name);
            var path = table[unit].ToString();
            if (!units.TryGetValue(path, out var number)) units[path] = number = units.Count;
            people.Add(new MeetingPerson(
                number, Level(table, level), Limit(table, languages, vocabulary.Languages), Limit(table, days, vocabulary.Days),
                Limit(table, places, vocabulary.Places), Bits(table, topics, vocabulary.Topics, 64)));
        }

        return (ids, numbers, people);
    }

    private static SortedDictionary<int, Dictionary<string, List<int>>> Rounds(string file, Dictionary<string, int> numbers)
    {
        using var table = StrictCsv.Open(file, ["round", "group", "id"]);
        var (round, group, id) = (table.Find("round"), table.Find("group"), table.Find("id"));
        var rounds = new SortedDictionary<int, Dictionary<string, List<int>>>();
        while (table.Read())
        {
            if (!int.TryParse(table[round], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw table.Wrong(round, "a whole number is wanted");
            // Whoever took part once may have left since.
            if (!numbers.TryGetValue(table[id].ToString(), out var person)) continue;
            if (!rounds.TryGetValue(number, out var groups)) rounds[number] = groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            var name = table[group].ToString();
            if (!groups.TryGetValue(name, out var members)) groups[name] = members = [];
            if (groups.Values.Any(others => others.Contains(person))) throw table.Wrong(id, $"\"{table[id]}\" is there twice in round {number}");
            members.Add(person);
        }

        return rounds;
    }

    private static int Person(StrictCsv table, int column, Dictionary<string, int> numbers) =>
        numbers.TryGetValue(table[column].ToString(), out var person) ? person : throw table.Wrong(column, $"\"{table[column]}\" is not among the people");

    private static int? Level(StrictCsv table, int column)
    {
        if (column < 0 || table[column].Length == 0) return null;
        return int.TryParse(table[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level) ? level : throw table.Wrong(column, "a whole number is wanted");
    }

    private static uint Limit(StrictCsv table, int column, List<string> words) => Bits(table, column, words, 32) is var bits && bits == 0 ? ~0u : (uint)bits;

    private static ulong Bits(StrictCsv table, int column, List<string> words, int most)
    {
        if (column < 0) return 0;
        var bits = 0ul;
        foreach (var word in table[column].ToString().Split(Bars, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = words.FindIndex(known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                if (words.Count == most) throw table.Wrong(column, $"there are more than {most} different words");
                at = words.Count;
                words.Add(word);
            }

            bits |= 1ul << at;
        }

        return bits;
    }

    private static string Write(int round, MeetingResult result, List<string> ids, Vocabulary vocabulary)
    {
        var text = new StringBuilder();
        CsvText.AppendLine(text, "round", "group", "id", "days", "languages", "places");
        var number = round.ToString(CultureInfo.InvariantCulture);
        for (var group = 0; group < result.Groups.Count; group++)
        {
            var found = result.Groups[group];
            foreach (var member in found.Members)
                CsvText.AppendLine(text, number, (group + 1).ToString(CultureInfo.InvariantCulture), ids[member], Names(found.Days, vocabulary.Days), Names(found.Languages, vocabulary.Languages), Names(found.Places, vocabulary.Places));
        }

        // Without a group: who was left out, and comes first the next time.
        foreach (var person in result.LeftOut) CsvText.AppendLine(text, number, "", ids[person], "", "", "");
        return text.ToString();
    }

    private static string Names(uint bits, List<string> words) => string.Join('|', words.Where((_, at) => (bits & (1u << at)) != 0));

    private sealed class Vocabulary
    {
        public List<string> Languages { get; } = [];

        public List<string> Days { get; } = [];

        public List<string> Places { get; } = [];

        public List<string> Topics { get; } = [];
    }
}
