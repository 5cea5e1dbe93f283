using Herberge.Foundation.Ledger;
using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos;

/// <summary>
/// The manager of <see cref="GuardAttackTests"/> once more, now with everything a house ever publishes side by side: two
/// successive weeks, every window, every kind of contact, three levels of units, places and partners. They know who sits
/// where (the directory tells), and that a shorter window, a later part and a single kind are contained in the longer, the
/// earlier and all. What pages, the API and the command line show is made of these figures and nothing else.
/// </summary>
public sealed class EverythingAttackTests
{
    private const int Depth = 3;
    private const double Half = Rounding.Step / 2.0;

    private static readonly DateTimeOffset[] Weeks = [new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero), new(2026, 5, 11, 0, 0, 0, TimeSpan.Zero)];
    private static readonly TieKind?[] Kinds = [null, TieKind.Reply, TieKind.Reaction];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_about_fewer_than_five_people_follows_from_everything_together(int seed)
    {
        Assert.Empty(Attack(new House(seed, ReleaseRules.ForHouse())));
    }

    [Fact]
    public void The_attack_finds_what_a_weaker_guard_lets_through()
    {
        // Groups of three and cells of two people: the same attacker must notice.
        var weak = new ReleaseRules(UnitPeople: 3, CellPeople: 2, RoundsWhole: true);

        Assert.NotEmpty(Enumerable.Range(1, 3).SelectMany(seed => Attack(new House(seed, weak))));
    }

    [Fact]
    public void Most_houses_are_shown_enough_to_attack() =>
        Assert.True(Enumerable.Range(1, 4).Count(seed => Read(new Knowledge(), new House(seed, ReleaseRules.ForHouse()), Frames().First(f => f.Days == 365), (GroupedBy.Unit, 2)) > 4) >= 2);

    private static List<string> Attack(House house)
    {
        var knowledge = new Knowledge();
        foreach (var frame in Frames())
            foreach (var by in Groupings())
                Read(knowledge, house, frame, by);
        foreach (var by in Groupings()) Compare(knowledge, house, by);
        Nest(knowledge, house);
        knowledge.Conclude();
        return [.. Frames().SelectMany(frame => Groupings().SelectMany(by => Leaks(knowledge, house, frame, by)).Concat(Strays(knowledge, house, frame)))];
    }

    private static IEnumerable<Frame> Frames() =>
        from to in Weeks from days in ReleaseCalendar.Windows from kind in Kinds select new Frame(to, days, kind);

    private static IEnumerable<(GroupedBy By, int Level)> Groupings() =>
        [.. Enumerable.Range(1, Depth).Select(level => (GroupedBy.Unit, level)), (GroupedBy.Place, 1), (GroupedBy.Partner, 1)];

    /// <summary>One published table: its numbers within their rounding, its margins, and its total.</summary>
    private static int Read(Knowledge knowledge, House house, Frame frame, (GroupedBy By, int Level) by)
    {
        var (missing, figures) = house.Published(frame, by);
        if (missing != NoFigures.None) return 0;
        var cells = Bounds.Of(figures);
        foreach (var ((a, b), (low, high)) in cells) knowledge.Learn(Cell(frame, by, figures.ByUnit[a].Unit, figures.ByUnit[b].Unit), low, high);
        var total = $"{frame}|{by}|total";
        knowledge.Learn(total, figures.Ties - Half, figures.Ties + Half);
        knowledge.IsSum(total, cells.Keys.Select(cell => Cell(frame, by, figures.ByUnit[cell.Item1].Unit, figures.ByUnit[cell.Item2].Unit)));
        foreach (var (unit, at) in figures.ByUnit.Select((unit, at) => (unit, at)))
        {
            if (unit.EiIndex is not { } ei || ei > 0.99) continue;
            var (low, high) = cells[(at, at)];
            knowledge.Learn($"{frame}|{by}|outside {unit.Unit}", low * (1 + ei - 0.005) / (1 - ei + 0.005), high * (1 + ei + 0.005) / Math.Max(1e-9, 1 - ei - 0.005));
            knowledge.IsSum($"{frame}|{by}|outside {unit.Unit}", figures.ByUnit.Where(other => other.Unit != unit.Unit).Select(other => Cell(frame, by, unit.Unit, other.Unit)));
        }

        return figures.Matrix.Count(cell => !cell.Suppressed);
    }

    /// <summary>The same cell in different frames: shorter in longer, one week's in the next week's longer, one kind in all kinds.</summary>
    private static void Compare(Knowledge knowledge, House house, (GroupedBy By, int Level) by)
    {
        var units = house.Groups(by).Labels;
        for (var a = 0; a < units.Count; a++)
        {
            for (var b = a; b < units.Count; b++)
            {
                string At(Frame frame) => Cell(frame, by, units[a], units[b]);
                foreach (var frame in Frames())
                {
                    foreach (var wider in Frames().Where(wider => wider.Kind == frame.Kind && wider != frame && wider.From <= frame.From && wider.To >= frame.To))
                        knowledge.IsAtMost(At(frame), At(wider));
                    if (frame.Kind is not null) continue;
                    var kinds = Kinds.OfType<TieKind>().Select(kind => At(frame with { Kind = kind })).ToList();
                    foreach (var kind in kinds) knowledge.IsAtMost(kind, At(frame));
                    knowledge.IsCovered(At(frame), kinds);
                }
            }
        }
    }

    /// <summary>A unit's cells are the sums of its parts' cells.</summary>
    private static void Nest(Knowledge knowledge, House house)
    {
        for (var level = 2; level <= Depth; level++)
        {
            var (above, below) = ((GroupedBy.Unit, level - 1), (GroupedBy.Unit, level));
            var parts = house.Groups(below).Labels.ToLookup(unit => House.ParentOf(unit, level - 1));
            var parents = house.Groups(above).Labels;
            foreach (var frame in Frames())
                for (var p = 0; p < parents.Count; p++)
                    for (var q = p; q < parents.Count; q++)
                    {
                        var cells = parts[parents[p]].SelectMany(a => parts[parents[q]].Select(b => Cell(frame, below, a, b))).Distinct();
                        knowledge.IsSum(Cell(frame, above, parents[p], parents[q]), cells);
                    }
        }
    }

    /// <summary>Cells of a few people must stay wide open, and units of a few people may have had no contact at all.</summary>
    private static IEnumerable<string> Leaks(Knowledge knowledge, House house, Frame frame, (GroupedBy By, int Level) by)
    {
        var (units, matrix) = (house.Groups(by), house.Truth(frame, by));
        for (var a = 0; a < units.UnitCount; a++)
        {
            var contact = 0.0;
            for (var b = 0; b < units.UnitCount; b++)
            {
                var (low, high) = knowledge[Cell(frame, by, units.Labels[a], units.Labels[b])];
                contact += low;
                var (there, back) = (matrix.Cell(a, b), matrix.Cell(b, a));
                if (b >= a && there.Weight > 0 && Math.Min(there.People, back.People) < ReleaseRules.LeastGroup && high - low < Rounding.Step)
                    yield return $"{frame} {units.Labels[a]} with {units.Labels[b]}: {there.Weight} lies between {low} and {high}";
            }

            if (units.Sizes[a] < ReleaseRules.LeastGroup && contact > 0) yield return $"{frame} {units.Labels[a]} of {units.Sizes[a]} had contact: at least {contact}";
        }
    }

    /// <summary>
    /// The few of a unit who sit elsewhere than the rest, or the few at a place who are of other units: the unit's contact
    /// less the place's, or the other way round, must not show that they had any.
    /// </summary>
    private static IEnumerable<string> Strays(Knowledge knowledge, House house, Frame frame)
    {
        var place = (GroupedBy.Place, 1);
        for (var level = 1; level <= Depth; level++)
        {
            var unit = (GroupedBy.Unit, level);
            foreach (var u in house.Groups(unit).Labels)
                foreach (var p in house.Groups(place).Labels)
                {
                    var (inUnit, atPlace, both) = house.Overlap(unit, u, p);
                    if (both == 0) continue;
                    var (ofUnit, ofPlace) = (Ends(knowledge, house, frame, unit, u), Ends(knowledge, house, frame, place, p));
                    if (inUnit - both is > 0 and < ReleaseRules.LeastGroup && ofUnit.Low > ofPlace.High)
                        yield return $"{frame}: {inUnit - both} of {u} not at {p} had at least {ofUnit.Low - ofPlace.High} contacts";
                    if (atPlace - both is > 0 and < ReleaseRules.LeastGroup && ofPlace.Low > ofUnit.High)
                        yield return $"{frame}: {atPlace - both} at {p} not of {u} had at least {ofPlace.Low - ofUnit.High} contacts";
                }
        }
    }

    private static (double Low, double High) Ends(Knowledge knowledge, House house, Frame frame, (GroupedBy By, int Level) by, string group)
    {
        var inside = knowledge[Cell(frame, by, group, group)];
        var outside = house.Groups(by).Labels.Where(other => other != group).Select(other => knowledge[Cell(frame, by, group, other)]).ToList();
        var margin = knowledge[$"{frame}|{by}|outside {group}"];
        return ((2 * inside.Low) + Math.Max(margin.Low, outside.Sum(cell => cell.Low)), (2 * inside.High) + Math.Min(margin.High, outside.Sum(cell => cell.High)));
    }

    private static string Cell(Frame frame, (GroupedBy By, int Level) by, string a, string b) =>
        string.CompareOrdinal(a, b) <= 0 ? $"{frame}|{by}|{a}|{b}" : $"{frame}|{by}|{b}|{a}";

    private sealed record Frame(DateTimeOffset To, int Days, TieKind? Kind)
    {
        public DateTimeOffset From => To.AddDays(-Days);

        public FigureKey Key((GroupedBy By, int Level) by) => new(To, Days, by.Level, by.By, Kind);

        public override string ToString() => $"{To:MM-dd} {Days} {Kind}";
    }

    /// <summary>Three levels of units of very different sizes, places that nearly follow them, two partners, a year of contact.</summary>
    private sealed class House
    {
        private readonly List<RosterEntry> _people = [];
        private readonly HouseContacts _contacts;

        private readonly ReleaseRules _rules;

        public House(int seed, ReleaseRules rules)
        {
            _rules = rules;
            var random = new Random(seed);
            for (var division = 0; division < random.Next(2, 4); division++)
                for (var department = 0; department < random.Next(1, 4); department++)
                    for (var team = 0; team < random.Next(1, 3); team++)
                        for (var n = random.Next(4) == 0 ? random.Next(1, 5) : random.Next(8, 22); n > 0; n--)
                            Add(new Seat($"D{division}/A{department}/T{team}", $"Ort {(random.Next(9) == 0 ? random.Next(3) : (division + (department == 0 ? 0 : 1)) % 3)}", null));
            for (var n = random.Next(3, 16); n > 0; n--) Add(new Seat(null, null, n % 2 == 0 ? "Nordlicht" : "Seil und Kette"));

            var contacts = new List<Contact>();
            var closed = 0.3 + (0.6 * random.NextDouble());
            for (var n = _people.Count * random.Next(8, 20); n > 0; n--)
            {
                var (a, b) = (random.Next(_people.Count), random.Next(_people.Count));
                if (a == b || (_people[a].UnitPath != _people[b].UnitPath && random.NextDouble() < closed)) continue;
                contacts.Add(new Contact(Weeks[1].AddDays(-random.NextDouble() * 372), a, b, random.Next(3) == 0 ? TieKind.Reaction : TieKind.Reply, null));
            }

            _contacts = HouseContacts.Of(_people, [.. contacts.OrderBy(contact => contact.At)]);
        }

        public UnitPartition Groups((GroupedBy By, int Level) by) => _contacts.By(by.By).Tree.AtLevel(by.Level);

        public static string ParentOf(string unit, int level) => string.Join('/', unit.Split('/').Take(level));

        public MixingMatrix Truth(Frame frame, (GroupedBy By, int Level) by) => MixingMatrix.Of(_contacts.Between(frame.Key(by)), Groups(by));

        public (NoFigures Missing, SiloFigures Figures) Published(Frame frame, (GroupedBy By, int Level) by) =>
            DrawFigures.Of(_contacts, frame.Key(by), _rules, withCommunities: false, TestContext.Current.CancellationToken);

        public (int InUnit, int AtPlace, int Both) Overlap((GroupedBy By, int Level) by, string unit, string place)
        {
            var inUnit = _people.Where(person => person.UnitPath is { } path && ParentOf(path, by.Level) == unit).ToList();
            return (inUnit.Count, _people.Count(person => person.Place == place), inUnit.Count(person => person.Place == place));
        }

        private void Add(Seat seat)
        {
            var person = new RosterEntry(Guid.CreateVersion7());
            person.Move(seat);
            _people.Add(person);
        }
    }
}
