using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos.Attack;

/// <summary>
/// What the directory tells everybody: who sits where. People of the same unit, place and partner can't be told apart by any
/// figure; the contact of two such parties (or within one) is the smallest thing figures are sums of.
/// </summary>
internal sealed class People
{
    private readonly Dictionary<Seat, int> _numbers = [];
    private readonly List<Seat> _parties = [];
    private readonly List<int> _sizes = [];

    public People(IEnumerable<Seat> everybody)
    {
        foreach (var seat in everybody)
        {
            if (!_numbers.TryGetValue(seat, out var party))
            {
                _numbers[seat] = party = _parties.Count;
                _parties.Add(seat);
                _sizes.Add(0);
            }

            _sizes[party]++;
        }

        Pairs = [.. from a in Enumerable.Range(0, _parties.Count) from b in Enumerable.Range(a, _parties.Count - a) select (a, b)];
    }

    /// <summary>Each pair of parties once, each with itself included.</summary>
    public IReadOnlyList<(int A, int B)> Pairs { get; }

    public IReadOnlyList<int> Sizes => _sizes;

    public int PartyOf(Seat seat) => _numbers[seat];

    /// <summary>As many pairs of people as there are.</summary>
    public double Most((int A, int B) pair) => pair.A == pair.B ? _sizes[pair.A] * (_sizes[pair.A] - 1) / 2.0 : _sizes[pair.A] * _sizes[pair.B];

    /// <summary>What a party counts as in a table; null where it doesn't count.</summary>
    public string? GroupOf(int party, GroupedBy by, int level) => _parties[party] switch
    {
        { Partner: { } partner } => by == GroupedBy.Partner ? partner : null,
        _ when by == GroupedBy.Partner => Grouping.Inside,
        var seat when by == GroupedBy.Place => seat.Place,
        { UnitPath: { } path } => string.Join('/', path.Split('/').Take(level)),
        _ => null,
    };

    public IEnumerable<(string Name, int People)> Groups(GroupedBy by, int level) => Enumerable.Range(0, _parties.Count)
        .Where(party => GroupOf(party, by, level) is not null).GroupBy(party => GroupOf(party, by, level)!)
        .Select(group => (group.Key, group.Sum(party => _sizes[party])));
}
