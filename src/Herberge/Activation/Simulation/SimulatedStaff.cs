using Herberge.Graphs.Matching;

namespace Herberge.Activation.Simulation;

/// <summary>A company to try rounds on, made from a seed and not fitted to what comes out of the rounds.</summary>
/// <remarks>
/// Twelve units whose sizes fall like 1, 1/2, 1/3 …; teams of eight inside them. Four sites (40, 30, 20 and 10 %); three of four work at
/// the home site of their unit, so that those who can meet in person are often of one unit. At the fourth site another language is
/// spoken. Contacts before: seven of ten pairs of a team, six more each inside the unit, four more each across units, of these half with
/// a contact's contact. Levels are a pyramid; people offer one to three weekdays, their site (85 %), online (45 %).
/// </remarks>
internal sealed class SimulatedStaff
{
    public const int Units = 12;

    /// <summary>The rule of the simulated rounds.</summary>
    public const int LevelDistance = 2;

    private const int Sites = 4;
    private const int TeamSize = 8;
    private const int Topics = 20;
    private const uint Online = 1u << Sites;
    private const uint German = 1;
    private const uint English = 2;
    private const uint Polish = 4;

    private static readonly double[] SiteShares = [0.4, 0.3, 0.2, 0.1];
    private static readonly double[] LevelShares = [0.6, 0.22, 0.12, 0.05, 0.01];

    private readonly Random _random;
    private readonly List<int>[] _contacts;
    private readonly HashSet<(int A, int B)> _ties = [];

    private SimulatedStaff(int people, int seed)
    {
        _random = new Random(seed);
        var harmonic = Enumerable.Range(1, Units).Sum(rank => 1.0 / rank);
        double[] unitShares = [.. Enumerable.Range(1, Units).Select(rank => 1.0 / rank / harmonic)];
        var home = Enumerable.Range(0, Units).Select(_ => Among(SiteShares)).ToArray();
        var staff = new MeetingPerson[people];
        for (var person = 0; person < people; person++)
        {
            var unit = Among(unitShares);
            staff[person] = Somebody(unit, Chance(0.75) ? home[unit] : Among(SiteShares));
        }

        People = staff;
        _contacts = [.. staff.Select(_ => new List<int>())];
        Meet();
    }

    public IReadOnlyList<MeetingPerson> People { get; }

    /// <summary>Who had contact before the first round.</summary>
    public IReadOnlySet<(int A, int B)> Ties => _ties;

    public static SimulatedStaff Of(int people, ulong seed) => new(people, unchecked((int)(seed * 1_000_003)));

    private MeetingPerson Somebody(int unit, int site)
    {
        var days = 0u;
        for (var left = _random.Next(1, 4); left > 0; left--) days |= 1u << _random.Next(5);
        var places = (Chance(0.85) ? 1u << site : 0) | (Chance(0.45) ? Online : 0);
        var languages = site == Sites - 1
            ? (Chance(0.95) ? Polish : English) | (Chance(0.2) ? German : 0) | (Chance(0.55) ? English : 0)
            : (Chance(0.95) ? German : English) | (Chance(0.6) ? English : 0) | (Chance(0.05) ? Polish : 0);
        var topics = 0ul;
        for (var left = _random.Next(2, 5); left > 0; left--) topics |= 1ul << _random.Next(Topics);
        return new MeetingPerson(unit, Among(LevelShares), languages, days, places == 0 ? 1u << site : places, topics);
    }

    private void Meet()
    {
        var ofUnit = Enumerable.Range(0, People.Count).GroupBy(person => People[person].Unit).ToDictionary(unit => unit.Key, unit => unit.ToArray());
        foreach (var members in ofUnit.Values)
            foreach (var team in members.Chunk(TeamSize))
                foreach (var (a, b) in MeetingHistory.PairsOf(team))
                    if (Chance(0.7)) Tie(a, b);

        // A tie is of both, so that half as many are drawn as everybody has.
        for (var person = 0; person < People.Count; person++)
        {
            var inside = ofUnit[People[person].Unit];
            for (var n = 0; n < 3; n++) Tie(person, inside[_random.Next(inside.Length)]);
            for (var n = 0; n < 2; n++) Tie(person, Further(person));
        }
    }

    private int Further(int person)
    {
        for (var tries = 0; Chance(0.5) && tries < 20; tries++)
        {
            if (_contacts[person].Count == 0) break;
            var contact = _contacts[person][_random.Next(_contacts[person].Count)];
            var theirs = _contacts[contact][_random.Next(_contacts[contact].Count)];
            if (People[theirs].Unit != People[person].Unit) return theirs;
        }

        return _random.Next(People.Count) is var anybody && People[anybody].Unit != People[person].Unit ? anybody : _random.Next(People.Count);
    }

    private void Tie(int a, int b)
    {
        if (a == b || !_ties.Add((Math.Min(a, b), Math.Max(a, b)))) return;
        _contacts[a].Add(b);
        _contacts[b].Add(a);
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private int Among(double[] shares)
    {
        var at = _random.NextDouble();
        for (var place = 0; place < shares.Length - 1; place++)
            if ((at -= shares[place]) < 0) return place;
        return shares.Length - 1;
    }
}
