using Herberge.Foundation.Ledger;
using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos;

/// <summary>
/// A manager with all the time in the world asks for every level, and solves for what is hidden. First with more than they
/// have (every shown number exactly, by elimination in exact arithmetic), then with what they have (rounded numbers, as
/// intervals that narrow each other).
/// </summary>
public sealed class GuardAttackTests
{
    private const int Depth = 3;

    private static readonly DateTimeOffset Monday = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_hidden_on_any_level_can_be_solved_from_all_levels_together(int seed)
    {
        var organisation = new Organisation(seed);
        var leaf = organisation.Level(Depth);
        var known = new LinearSystem(leaf.UnitCount);
        var hidden = new List<(string What, ulong[] Sum)>();
        foreach (var (units, matrix, release) in organisation.Released())
        {
            // The whole as far as it is shown at all.
            if (release.Whole == WholeFigures.Hidden) break;
            known.Learn(known.Sum((_, _) => true));
            known.Learn(known.Sum((a, b) => organisation.Same(units, a, b)));
            for (var unit = 0; unit < units.UnitCount; unit++)
            {
                var one = unit;
                var inside = known.Sum((a, b) => organisation.In(units, a, one) && organisation.In(units, b, one));
                var outside = known.Sum((a, b) => organisation.In(units, a, one) != organisation.In(units, b, one));
                if (release.ShowsUnit(unit))
                {
                    known.Learn(inside);
                    known.Learn(outside);
                }
                else
                {
                    if (matrix.Inside(unit) > 0) hidden.Add(($"inside of {units.Labels[unit]}", inside));
                    if (matrix.Across(unit) > 0) hidden.Add(($"outside of {units.Labels[unit]}", outside));
                }

                for (var other = unit + 1; other < units.UnitCount; other++)
                {
                    var two = other;
                    var weight = matrix.Cell(unit, other).Weight;
                    var cell = known.Sum((a, b) => organisation.Between(units, a, b, one, two));
                    if (release.ShowsCell(unit, other, weight)) known.Learn(cell);
                    else if (weight > 0) hidden.Add(($"{units.Labels[unit]} with {units.Labels[other]}", cell));
                }
            }
        }

        Assert.Empty(hidden.Where(quantity => known.Knows(quantity.Sum)).Select(quantity => quantity.What));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_hidden_can_be_bounded_within_five_from_what_is_published(int seed)
    {
        var organisation = new Organisation(seed);
        for (var level = 1; level <= Depth; level++)
        {
            var (missing, figures) = organisation.Published(level);
            if (missing != NoFigures.None) continue;
            var (units, matrix, _) = organisation.Released().ElementAt(level - 1);
            var bounds = Bounds.Of(figures);
            foreach (var cell in figures.Matrix.Where(cell => cell.Suppressed && matrix.Cell(cell.A, cell.B).Weight > 0))
            {
                var (low, high) = bounds[(cell.A, cell.B)];
                Assert.True(high - low >= Rounding.Step, $"{units.Labels[cell.A]} with {units.Labels[cell.B]} lies between {low} and {high}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void One_kind_of_contact_never_shows_what_all_kinds_together_hide(int seed)
    {
        var organisation = new Organisation(seed);
        var (_, all) = organisation.Published(1);
        var (missing, replies) = organisation.Published(1, TieKind.Reply);
        if (missing != NoFigures.None) return;
        var hidden = all.Matrix.Where(cell => cell.Suppressed).Select(cell => (cell.A, cell.B)).ToHashSet();

        Assert.All(replies.Matrix.Where(cell => hidden.Contains((cell.A, cell.B))), cell => Assert.True(cell.Suppressed));
    }

    /// <summary>Divisions with departments and teams, some of them small; replies and reactions.</summary>
    private sealed class Organisation
    {
        private readonly HouseContacts _contacts;

        public Organisation(int seed)
        {
            var random = new Random(seed);
            var people = new List<RosterEntry>();
            for (var division = 0; division < random.Next(3, 6); division++)
            {
                for (var team = 0; team < random.Next(1, 4); team++)
                {
                    // Some teams have groups, some don't: the tree is not everywhere equally deep.
                    var parts = random.Next(2) == 0 ? 0 : random.Next(1, 3);
                    for (var n = random.Next(3) == 0 ? random.Next(1, 6) : random.Next(8, 26); n > 0; n--)
                    {
                        var person = new RosterEntry(Guid.CreateVersion7());
                        person.Move(new Seat(parts == 0 ? $"D{division}/T{team}" : $"D{division}/T{team}/G{n % parts}", null, null));
                        people.Add(person);
                    }
                }
            }

            var contacts = new List<Contact>();
            var closed = random.NextDouble();
            for (var n = people.Count * random.Next(2, 8); n > 0; n--)
            {
                var (a, b) = (random.Next(people.Count), random.Next(people.Count));
                if (people[a].UnitPath != people[b].UnitPath && random.NextDouble() < closed) continue;
                contacts.Add(new Contact(Monday.AddDays(-random.Next(1, 80)), a, b, random.Next(3) == 0 ? TieKind.Reaction : TieKind.Reply, null));
            }

            _contacts = HouseContacts.Of(people, [.. contacts.OrderBy(c => c.At)]);
        }

        public UnitPartition Level(int level) => _contacts.By(GroupedBy.Unit).Tree.AtLevel(level);

        public (NoFigures Missing, SiloFigures Figures) Published(int level, TieKind? kind = null) =>
            DrawFigures.Of(_contacts, Key(level) with { Kind = kind }, ReleaseRules.ForHouse(), withCommunities: false, TestContext.Current.CancellationToken);

        public IEnumerable<(UnitPartition Units, MixingMatrix Matrix, SiloRelease Release)> Released()
        {
            var graph = _contacts.Between(Key(1));
            for (var level = 1; level <= Depth; level++)
                yield return (Level(level), MixingMatrix.Of(graph, Level(level)), DrawFigures.Decide(_contacts, Key(level), graph, ReleaseRules.ForHouse()));
        }

        public bool Same(UnitPartition units, int a, int b) => UnitOf(units, a) == UnitOf(units, b);

        public bool In(UnitPartition units, int leaf, int unit) => UnitOf(units, leaf) == unit;

        public bool Between(UnitPartition units, int a, int b, int one, int two) =>
            (UnitOf(units, a), UnitOf(units, b)) is var (x, y) && ((x == one && y == two) || (x == two && y == one));

        private int UnitOf(UnitPartition units, int leaf)
        {
            var people = Level(Depth).UnitOf;
            for (var person = 0; person < people.Length; person++)
                if (people[person] == leaf) return units.UnitOf[person];
            return -1;
        }

        private static FigureKey Key(int level) => new(Monday, 90, level, GroupedBy.Unit, null);
    }
}
