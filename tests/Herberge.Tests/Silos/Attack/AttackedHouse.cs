using Herberge.Foundation.Ledger;
using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos.Attack;

/// <summary>
/// A small house made for being solved: two divisions with departments and teams, some of a few people, places that nearly
/// follow them, a partner, and more than a year of contact. Nobody comes or goes between its two weeks.
/// </summary>
internal sealed class AttackedHouse
{
    private readonly List<Contact> _contacts = [];
    private readonly HouseContacts _known;

    /// <param name="seed">Another house each.</param>
    /// <param name="weeks">The ends of two releases.</param>
    public AttackedHouse(int seed, params IReadOnlyList<DateTimeOffset> weeks)
    {
        (Weeks, var lastMonday) = (weeks, weeks[^1]);
        var random = new Random(seed);
        for (var division = 0; division < 2; division++)
            for (var department = 0; department < 2; department++)
                for (var team = 0; team < (department == 0 ? 2 : 1); team++)
                    Take($"D{division}/A{department}/T{team}", division == 0 ? "Lübeck" : "Kiel", random.Next(3) == 0 ? random.Next(2, 5) : random.Next(9, 18));
        // A few of one team sit with the other division.
        Take("D0/A0/T0", "Kiel", random.Next(1, 7));
        for (var n = random.Next(3, 12); n > 0; n--) Roster.Add(new Seat(null, null, "Nordlicht"));
        // Without a unit, and without a place.
        for (var n = random.Next(4); n > 0; n--) Roster.Add(new Seat(null, "Kiel", null));
        for (var n = random.Next(4); n > 0; n--) Roster.Add(new Seat("D1/A0/T0", null, null));
        People = new People(Roster);

        var closed = 0.3 + (0.5 * random.NextDouble());
        for (var n = Roster.Count * random.Next(10, 20); n > 0; n--)
        {
            var (a, b) = (random.Next(Roster.Count), random.Next(Roster.Count));
            if (a == b || (Roster[a].UnitPath != Roster[b].UnitPath && random.NextDouble() < closed)) continue;
            _contacts.Add(new Contact(lastMonday.AddDays(-0.01 - (random.NextDouble() * 372)), a, b, random.Next(3) == 0 ? TieKind.Reaction : TieKind.Reply, null));
        }

        _contacts.Sort((one, other) => one.At.CompareTo(other.At));
        _known = HouseContacts.Of([.. Roster.Select(Entry)], _contacts);
    }

    public IReadOnlyList<DateTimeOffset> Weeks { get; }

    public List<Seat> Roster { get; } = [];

    public People People { get; }

    public IReadOnlyList<Contact> Contacts => _contacts;

    /// <summary>
    /// What is solved together: all windows and weeks of one kind of contact, and all kinds and both weeks of one window. All of it in
    /// one would take minutes.
    /// </summary>
    public IEnumerable<IReadOnlyList<FigureKey>> Together =>
    [
        .. Kinds.Select(kind => Keys.Where(key => key.Kind == kind).ToList()),
        .. ReleaseCalendar.Windows.Select(days => Keys.Where(key => key.Days == days).ToList()),
    ];

    public static IReadOnlyList<(GroupedBy By, int Level)> Groupings { get; } =
        [(GroupedBy.Unit, 1), (GroupedBy.Unit, 2), (GroupedBy.Unit, 3), (GroupedBy.Place, 1), (GroupedBy.Partner, 1)];

    public static IReadOnlyList<TieKind?> Kinds { get; } = [null, TieKind.Reply, TieKind.Reaction];

    public IEnumerable<FigureKey> Keys =>
        from to in Weeks
        from days in ReleaseCalendar.Windows
        from kind in Kinds
        from grouping in Groupings
        select new FigureKey(to, days, grouping.Level, grouping.By, kind);

    /// <summary>What the house publishes, as its guard lets it.</summary>
    public IEnumerable<Published> Published() =>
        from key in Keys
        let drawn = DrawFigures.Of(_known, key, ReleaseRules.ForHouse(), withCommunities: false, TestContext.Current.CancellationToken)
        where drawn.Missing == NoFigures.None
        select Attack.Published.Of(key, drawn.Figures);

    /// <summary>What it would publish with a guard that hides what is of few people, and nothing beside it.</summary>
    public IEnumerable<Published> PublishedWithoutComplement()
    {
        foreach (var key in Keys)
        {
            var (graph, units, matrix) = (_known.Between(key), Groups(key), Truth(key));
            var hidden = new HashSet<long>();
            var shown = Enumerable.Range(0, units.UnitCount).Select(unit => units.Sizes[unit] >= 2 * ReleaseRules.LeastGroup).ToArray();
            for (var a = 0; a < units.UnitCount; a++)
                for (var b = a + 1; b < units.UnitCount; b++)
                    if (Math.Min(matrix.Cell(a, b).People, matrix.Cell(b, a).People) < ReleaseRules.LeastGroup) hidden.Add(SiloRelease.Key(a, b));
            var report = SiloAnalysis.Compute(graph, units, new SiloOptions(), TestContext.Current.CancellationToken);
            yield return Attack.Published.Of(key, Rounding.ForHouse(GuardedFigures.Of(report, SiloRelease.Of(shown, hidden, WholeFigures.Exact))));
        }
    }

    public UnitPartition Groups(FigureKey key) => _known.By(key.By).Tree.AtLevel(key.Level);

    public MixingMatrix Truth(FigureKey key) => MixingMatrix.Of(_known.Between(key), Groups(key));

    private void Take(string path, string place, int people) => Roster.AddRange(Enumerable.Repeat(new Seat(path, place, null), people));

    private static RosterEntry Entry(Seat seat)
    {
        var entry = new RosterEntry(Guid.CreateVersion7());
        entry.Move(seat);
        return entry;
    }
}
