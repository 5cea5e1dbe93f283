namespace Herberge.Silos.Next;

/// <summary>An open question without an answer, where it stands and the topics it touches.</summary>
internal sealed record WaitingQuestion(Guid ThreadId, string Title, Guid SpaceId, IReadOnlySet<string> Terms);

/// <summary>
/// What units write about in open spaces. A topic or a space counts as a unit's from <see cref="Writers"/> different writers
/// on, so that no sentence made of it is about a person.
/// </summary>
internal sealed class OpenTalk
{
    /// <summary>The smallest group the house ever tells of.</summary>
    public const int Writers = Guard.ReleaseRules.LeastGroup;

    // A word's form inside a sentence tells more than at its start, where every word is written large.
    private const int InSentence = 3;

    // German writes its nouns large, and nouns are topics more often than other words.
    private const double Noun = 2;

    private readonly Dictionary<string, Dictionary<string, int>> _topics;
    private readonly Dictionary<string, IReadOnlyList<Guid>> _spaces;
    private readonly Dictionary<string, string> _words;
    private readonly Dictionary<string, int> _unitsWith;
    private readonly int _units;

    private OpenTalk(
        Dictionary<string, Dictionary<string, int>> topics, Dictionary<string, IReadOnlyList<Guid>> spaces, Dictionary<string, string> words, IReadOnlyList<WaitingQuestion> questions, int units)
    {
        (_topics, _spaces, _words, Questions, _units) = (topics, spaces, words, questions, units);
        _unitsWith = topics.Values.SelectMany(terms => terms.Keys).CountBy(term => term).ToDictionary();
    }

    public IReadOnlyList<WaitingQuestion> Questions { get; }

    /// <param name="posts">Who wrote what where; the writer's unit, and nothing of people left out of analysis.</param>
    /// <param name="questions">What waits.</param>
    /// <param name="names">Terms that are parts of people's names: never a topic.</param>
    /// <param name="units">How many units there are.</param>
    public static OpenTalk Of(
        IEnumerable<(Guid Writer, string Unit, Guid Space, string Text)> posts, IReadOnlyList<WaitingQuestion> questions, IReadOnlySet<string> names, int units)
    {
        var writers = new Dictionary<(string Unit, string Term), HashSet<Guid>>();
        var inSpace = new Dictionary<(string Unit, Guid Space), HashSet<Guid>>();
        var forms = new Dictionary<string, Dictionary<string, int>>();
        foreach (var (writer, unit, space, text) in posts)
        {
            Add(inSpace, (unit, space), writer);
            foreach (var (term, form) in TopicWords.In(text))
            {
                if (names.Contains(term)) continue;
                Add(writers, (unit, term), writer);
                if (!forms.TryGetValue(term, out var seen)) forms[term] = seen = [];
                seen[form.Text] = seen.GetValueOrDefault(form.Text) + (form.StartsSentence ? 1 : InSentence);
            }
        }

        var topics = writers.Where(use => use.Value.Count >= Writers).GroupBy(use => use.Key.Unit)
            .ToDictionary(unit => unit.Key, unit => unit.ToDictionary(use => use.Key.Term, use => use.Value.Count));
        var spaces = inSpace.Where(use => use.Value.Count >= Writers).GroupBy(use => use.Key.Unit)
            .ToDictionary(unit => unit.Key, unit => (IReadOnlyList<Guid>)[.. unit.OrderByDescending(use => use.Value.Count).Select(use => use.Key.Space)]);
        var words = topics.Values.SelectMany(terms => terms.Keys).Distinct()
            .ToDictionary(term => term, term => forms[term].OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key);
        return new OpenTalk(topics, spaces, words, questions, units);
    }

    /// <summary>Open spaces in which enough people of the unit write, the busiest first.</summary>
    public IReadOnlyList<Guid> SpacesOf(string unit) => _spaces.GetValueOrDefault(unit, []);

    /// <summary>Topics both units write about, those that set the two apart from the rest of the house first.</summary>
    public IReadOnlyList<string> Shared(string a, string b, int most)
    {
        var (one, two) = (_topics.GetValueOrDefault(a), _topics.GetValueOrDefault(b));
        if (one is null || two is null) return [];
        return [.. one.Where(topic => two.ContainsKey(topic.Key)).Select(topic => (Term: topic.Key, Weight: Weight(topic.Key, Math.Min(topic.Value, two[topic.Key]))))
            .Where(topic => topic.Weight > 0).OrderByDescending(topic => topic.Weight).ThenBy(topic => topic.Term, StringComparer.Ordinal).Take(most).Select(topic => _words[topic.Term])];
    }

    /// <summary>Questions that wait in a space of <paramref name="asking"/> and touch what <paramref name="knowing"/> writes about.</summary>
    public IEnumerable<WaitingQuestion> WaitingFor(string asking, string knowing)
    {
        if (!_topics.TryGetValue(knowing, out var known)) return [];
        var spaces = SpacesOf(asking).ToHashSet();
        return Questions.Where(question => spaces.Contains(question.SpaceId))
            .Select(question => (Question: question, Weight: question.Terms.Sum(term => known.TryGetValue(term, out var writers) ? Weight(term, writers) : 0)))
            .Where(question => question.Weight > 0).OrderByDescending(question => question.Weight).Select(question => question.Question);
    }

    // As in search: what few units write about says more. What more than half of them write about sets nobody apart.
    private double Weight(string term, int writers)
    {
        var with = _unitsWith.GetValueOrDefault(term, _units);
        if (with > Math.Max(2, _units / 2)) return 0;
        var isNoun = _words.TryGetValue(term, out var word) && char.IsUpper(word[0]);
        return Math.Log(1 + writers) * Math.Log((1.0 + _units) / with) * (isNoun ? Noun : 1);
    }

    private static void Add<T>(Dictionary<T, HashSet<Guid>> sets, T key, Guid writer) where T : notnull
    {
        if (!sets.TryGetValue(key, out var set)) sets[key] = set = [];
        set.Add(writer);
    }
}
