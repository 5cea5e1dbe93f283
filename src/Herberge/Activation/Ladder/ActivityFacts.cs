using Herberge.Foundation.Ledger;

namespace Herberge.Activation.Ladder;

/// <summary>Something somebody did.</summary>
internal readonly record struct Deed(int Person, ActKind Kind, DateTimeOffset At, Guid? Space);

/// <summary>Somebody answered somebody else.</summary>
internal readonly record struct Answer(int To, DateTimeOffset At, Guid? Space);

/// <summary>A conversation and when somebody else first answered; null where nobody has.</summary>
internal readonly record struct Opening(int Person, DateTimeOffset At, DateTimeOffset? AnsweredAt);

/// <summary>
/// What the ledger tells of a house, as the measures read it. It names answers by whom they answer, not by conversation: an answer counts
/// for the latest conversation that person began in the same space.
/// </summary>
internal sealed class ActivityFacts
{
    private readonly List<Deed>[] _deeds;
    private readonly List<DateTimeOffset>[] _contributions;

    /// <param name="units">For each person the number of their top unit.</param>
    /// <param name="deeds">In any order.</param>
    /// <param name="answers">By anybody but the person answered, in any order.</param>
    public ActivityFacts(IReadOnlyList<int> units, IEnumerable<Deed> deeds, IEnumerable<Answer> answers)
    {
        Units = units;
        _deeds = [.. units.Select(_ => new List<Deed>())];
        _contributions = [.. units.Select(_ => new List<DateTimeOffset>())];
        foreach (var deed in deeds.OrderBy(deed => deed.At)) _deeds[deed.Person].Add(deed);
        Answers = [.. answers.OrderBy(answer => answer.At)];
        Openings = OpeningsOf(Answers.ToLookup(answer => (answer.To, answer.Space), answer => answer.At));
        foreach (var deed in _deeds.SelectMany(own => own).Where(deed => deed.Kind.HelpsOthers())) _contributions[deed.Person].Add(deed.At);
        foreach (var opening in Openings.Where(opening => opening.AnsweredAt is not null)) _contributions[opening.Person].Add(opening.At);
        foreach (var own in _contributions) own.Sort();
    }

    public IReadOnlyList<int> Units { get; }

    public int Count => Units.Count;

    public IReadOnlyList<Answer> Answers { get; }

    public IReadOnlyList<Opening> Openings { get; }

    /// <summary>By time.</summary>
    public IReadOnlyList<Deed> DeedsOf(int person) => _deeds[person];

    /// <summary>By time.</summary>
    public IReadOnlyList<DateTimeOffset> ContributionsOf(int person) => _contributions[person];

    public DateTimeOffset? FirstSignIn(int person) => _deeds[person].Where(deed => deed.Kind == ActKind.SignedIn).Select(deed => (DateTimeOffset?)deed.At).FirstOrDefault();

    public bool IsActive(int person, DateTimeOffset from, DateTimeOffset to) => _deeds[person].Exists(deed => deed.At >= from && deed.At < to);

    private List<Opening> OpeningsOf(ILookup<(int, Guid?), DateTimeOffset> answers)
    {
        var openings = new List<Opening>();
        foreach (var begun in _deeds.SelectMany(own => own).Where(deed => deed.Kind == ActKind.StartedThread).GroupBy(deed => (deed.Person, deed.Space)))
        {
            var (own, received) = (begun.ToList(), answers[begun.Key].ToList());
            for (var at = 0; at < own.Count; at++)
            {
                var until = at + 1 < own.Count ? own[at + 1].At : DateTimeOffset.MaxValue;
                var first = received.Where(answer => answer > own[at].At && answer <= until).Select(answer => (DateTimeOffset?)answer).FirstOrDefault();
                openings.Add(new Opening(own[at].Person, own[at].At, first));
            }
        }

        return openings;
    }
}
