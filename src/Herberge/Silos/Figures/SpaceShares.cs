using Herberge.Graphs;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Figures;

/// <summary>
/// Where the contact across units happens: Ω = Σ Ω_s exactly, with a tie of two people split over the spaces they met in, in
/// proportion to how often. Spaces whose part is not fit to be shown are taken together.
/// </summary>
internal sealed class SpaceShares
{
    private readonly Dictionary<int, Part> _parts = [];
    private readonly Dictionary<(int A, int B, int Space), (HashSet<int> There, HashSet<int> Back)> _meetings = [];
    private readonly bool _withPairs;

    /// <param name="contacts">Single contacts of a window: two people and the number of a space, −1 for none.</param>
    /// <param name="units">Their units.</param>
    public SpaceShares(IEnumerable<(int From, int To, int Space)> contacts, UnitPartition units)
    {
        _withPairs = units.UnitCount <= GuardedFigures.UnitsWithWholeMatrix;
        var across = contacts.Where(c => units.UnitOf[c.From] != units.UnitOf[c.To]).ToList();
        var often = new Dictionary<long, int>(across.Count);
        foreach (var (from, to, _) in across)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(often, Pair(from, to), out _)++;
        foreach (var (from, to, space) in across)
        {
            if (!_parts.TryGetValue(space, out var part)) _parts[space] = part = new Part();
            part.Add(from, to, 1.0 / often[Pair(from, to)]);
            if (_withPairs && space >= 0) Meet(from, to, space, units);
        }
    }

    /// <summary>The parts that may be shown, largest first, and what is left as space −1; none where the rest may not be told.</summary>
    /// <param name="openness">Ω of the whole.</param>
    /// <param name="rules">What a part needs.</param>
    public IReadOnlyList<(int Space, double Openness)> Of(double openness, ReleaseRules rules)
    {
        var total = _parts.Values.Sum(part => part.Weight);
        if (total <= 0) return [];
        var shown = _parts.Where(part => part.Key >= 0 && part.Value.MayBeShown(rules)).OrderByDescending(part => part.Value.Weight).Select(part => part.Key).ToList();
        while (shown.Count > 0 && shown.Count < _parts.Count && !RestMayBeShown(shown, rules)) shown.RemoveAt(shown.Count - 1);
        var rest = total - shown.Sum(space => _parts[space].Weight);
        var list = shown.Select(space => (space, openness * _parts[space].Weight / total)).ToList();
        if (shown.Count < _parts.Count) list.Add((-1, openness * rest / total));
        return list;
    }

    /// <summary>Spaces in which enough people of both units met, the busiest first.</summary>
    public IEnumerable<int> MeetIn(int a, int b, ReleaseRules rules) => _meetings
        .Where(met => met.Key.A == a && met.Key.B == b && Math.Min(met.Value.There.Count, met.Value.Back.Count) >= rules.CellPeople)
        .OrderByDescending(met => met.Value.There.Count + met.Value.Back.Count).Select(met => met.Key.Space).Take(5);

    private bool RestMayBeShown(List<int> shown, ReleaseRules rules)
    {
        var rest = new Part();
        foreach (var (space, part) in _parts)
            if (!shown.Contains(space)) rest.Add(part);
        return rest.MayBeShown(rules);
    }

    private void Meet(int from, int to, int space, UnitPartition units)
    {
        if (units.UnitOf[from] > units.UnitOf[to]) (from, to) = (to, from);
        var key = (units.UnitOf[from], units.UnitOf[to], space);
        if (!_meetings.TryGetValue(key, out var met)) _meetings[key] = met = ([], []);
        met.There.Add(from);
        met.Back.Add(to);
    }

    private static long Pair(int a, int b) => a < b ? (long)a << 32 | (uint)b : (long)b << 32 | (uint)a;

    private sealed class Part
    {
        private readonly Dictionary<int, double> _people = [];

        public double Weight { get; private set; }

        public void Add(int from, int to, double weight)
        {
            Weight += weight;
            _people[from] = _people.GetValueOrDefault(from) + weight;
            _people[to] = _people.GetValueOrDefault(to) + weight;
        }

        public void Add(Part other)
        {
            Weight += other.Weight;
            foreach (var (person, weight) in other._people) _people[person] = _people.GetValueOrDefault(person) + weight;
        }

        public bool MayBeShown(ReleaseRules rules) => _people.Count >= rules.UnitPeople && 2 * _people.Values.Max() <= Weight;
    }
}
