using Herberge.Silos.Figures;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos.Attack;

/// <summary>
/// Solves everything published together for the contact of any two groups: every number within its rounding is a sum of the
/// same unknowns (<see cref="People"/>), a shorter window or one kind is part of the longer or of all kinds. Products of
/// unknowns (openness, share, ratio, expectation) become sums once one factor is bounded, which is done first, frame by frame.
/// What is not used: distances from chance (whole numbers, towards zero), the part of the few (steps of a twentieth), the map
/// (worked out from the matrix), and the months of the trend, which are released windows of their own.
/// </summary>
internal sealed class JointAttack
{
    private const double HalfStep = Rounding.Step / 2.0;
    private const double HalfHundredth = 0.005;
    private const double HalfThousandth = 0.0005;

    private readonly People _people;
    private readonly IReadOnlyList<Published> _tables;
    private readonly IReadOnlyList<Frame> _frames;
    private readonly Dictionary<(Published, string Group), (double Low, double High)> _ends = [];
    private readonly Dictionary<Published, (double Low, double High)> _totals = [];
    private readonly BoundedSimplex _joint;
    private readonly List<double[]> _met = [];

    /// <param name="people">The directory.</param>
    /// <param name="frames">Windows and kinds to be solved together; those with one kind of contact only beside all others of the window.</param>
    /// <param name="tables">What is published of them.</param>
    public JointAttack(People people, IReadOnlyCollection<Frame> frames, IEnumerable<Published> tables)
    {
        (_people, _frames, _tables) = (people, [.. frames], [.. tables.Where(table => frames.Contains(table.Frame))]);
        foreach (var table in _tables)
        {
            _totals[table] = (Math.Max(1, table.Ties - HalfStep), table.Ties + HalfStep);
            foreach (var group in table.Groups) _ends[(table, group.Name)] = (0, 2 * _totals[table].High);
        }

        for (var round = 0; round < 2; round++)
            foreach (var frame in _frames) BoundFactors(frame);
        _joint = Simplex(_frames, [.. _tables.SelectMany(table => Sums(table, _frames)), .. Parts(), .. Kinds()]);
    }

    /// <summary>
    /// Between which values the contact of two groups lies; of a group with itself what is inside. Where contact met so far
    /// lies wide enough apart, it is not asked further: the values are those met.
    /// </summary>
    public (double Low, double High) Contact(Frame frame, GroupedBy by, int level, string a, string b, double wideEnough) =>
        Range(Between(Start(_frames, frame), by, level, a, b), met => met.High - met.Low >= wideEnough);

    /// <summary>The least contact a group can have had.</summary>
    public double Least(Frame frame, GroupedBy by, int level, string group, double smallEnough) =>
        Range(Of(Start(_frames, frame), by, level, group), met => met.Low <= smallEnough).Low;

    private (double Low, double High) Range(List<(int Unknown, double Factor)> sum, Predicate<(double Low, double High)> isEnough)
    {
        var met = _met.Select(values => sum.Sum(part => part.Factor * values[part.Unknown])).ToList();
        if (met.Count > 0 && isEnough((met.Min(), met.Max()))) return (met.Min(), met.Max());
        var low = _joint.Least(sum, 1);
        _met.Add(_joint.Values());
        var high = -_joint.Least(sum, -1);
        _met.Add(_joint.Values());
        return (low, high);
    }

    private void BoundFactors(Frame frame)
    {
        Frame[] one = [frame];
        var tables = _tables.Where(table => table.Frame == frame).ToList();
        var simplex = Simplex(one, [.. tables.SelectMany(table => Sums(table, one))]);
        foreach (var table in tables)
        {
            _totals[table] = simplex.Range(Whole(0, table));
            foreach (var group in table.Groups.Where(group => group.Openness is not null))
                _ends[(table, group.Name)] = simplex.Range(Ends(0, table, group.Name));
        }
    }

    private BoundedSimplex Simplex(IReadOnlyList<Frame> frames, IReadOnlyList<SumBounds> sums)
    {
        var simplex = new BoundedSimplex([.. frames.SelectMany(_ => _people.Pairs.Select(pair => (0.0, _people.Most(pair))))], sums);
        Assert.True(simplex.Settle(), "What is published contradicts itself, or the attacker is wrong.");
        return simplex;
    }

    private int Start(IReadOnlyList<Frame> frames, Frame frame) => Enumerable.Range(0, frames.Count).First(at => frames[at] == frame) * _people.Pairs.Count;

    private IEnumerable<SumBounds> Sums(Published table, IReadOnlyList<Frame> frames)
    {
        var start = Start(frames, table.Frame);
        var whole = Whole(start, table);
        yield return new SumBounds(whole, table.Ties - HalfStep, table.Ties + HalfStep);
        var outside = whole.Where(part => IsAcross(table, part.Unknown - start)).ToList();
        foreach (var sum in Share(outside, whole, table.CrossShare, HalfHundredth)) yield return sum;
        foreach (var group in table.Groups)
            foreach (var sum in OfGroup(start, table, group, whole)) yield return sum;
        foreach (var pair in table.Pairs)
            foreach (var sum in OfPair(start, table, pair)) yield return sum;
    }

    private IEnumerable<SumBounds> OfGroup(int start, Published table, PublishedGroup group, List<(int, double)> whole)
    {
        var inside = Between(start, table.By, table.Level, group.Name, group.Name);
        var outside = Of(start, table.By, table.Level, group.Name).Except(inside).ToList();
        var ends = Ends(start, table, group.Name);
        var (most, least) = (Share(table, group.Name).High, Share(table, group.Name).Low);
        if (group.Ei is { } ei)
        {
            // (outside − inside) ÷ (outside + inside).
            yield return Under([.. Times(outside, 1 - ei - HalfHundredth), .. Times(inside, -1 - ei - HalfHundredth)]);
            yield return Under([.. Times(outside, ei - HalfHundredth - 1), .. Times(inside, ei - HalfHundredth + 1)]);
        }

        foreach (var sum in Share(inside, outside, group.InsideOutside, HalfHundredth)) yield return sum;
        if (group.Openness is { } openness)
        {
            yield return Under([.. outside, .. Times(ends, -(openness + HalfHundredth) * (1 - least))]);
            yield return Under([.. Times(ends, (openness - HalfHundredth) * (1 - most)), .. Times(outside, -1)]);
        }

        if (group.Share is { } share && table.CrossShareExpected is { } expected)
        {
            yield return Under([.. Times(ends, 1 - most), .. Times(whole, -2 * (share + HalfThousandth) * (expected + HalfHundredth))]);
            yield return Under([.. Times(whole, 2 * (share - HalfThousandth) * (expected - HalfHundredth)), .. Times(ends, -(1 - least))]);
        }
    }

    private IEnumerable<SumBounds> OfPair(int start, Published table, PublishedPair pair)
    {
        var cell = Between(start, table.By, table.Level, pair.A, pair.B);
        if (pair.Weight is { } weight) yield return new SumBounds(cell, weight - HalfStep, weight + HalfStep);
        foreach (var (one, other) in pair.A == pair.B ? [(pair.A, pair.A)] : new[] { (pair.A, pair.B), (pair.B, pair.A) })
        {
            var ends = Ends(start, table, one);
            // A unit's own expectation is half of what two of its size have.
            var (low, high) = (Share(table, other).Low / (one == other ? 2 : 1), Share(table, other).High / (one == other ? 2 : 1));
            if (pair.Expected is { } expected)
            {
                yield return new SumBounds(Times(ends, low), double.NegativeInfinity, expected + HalfStep);
                yield return new SumBounds(Times(ends, high), expected - HalfStep, double.PositiveInfinity);
            }

            if (pair.Ratio is { } ratio)
            {
                yield return Under([.. cell, .. Times(ends, -(ratio + HalfHundredth) * high)]);
                yield return Under([.. Times(ends, (ratio - HalfHundredth) * low), .. Times(cell, -1)]);
            }
        }
    }

    // Only the next wider windows: what follows of the others follows of these.
    private IEnumerable<SumBounds> Parts() =>
        from frame in _frames
        from wider in _frames
        where frame.IsIn(wider) && !_frames.Any(between => frame.IsIn(between) && between.IsIn(wider))
        from pair in Enumerable.Range(0, _people.Pairs.Count)
        select Under([(Start(_frames, frame) + pair, 1), (Start(_frames, wider) + pair, -1)]);

    private IEnumerable<SumBounds> Kinds() =>
        from frame in _frames
        where frame.Kind is null
        let kinds = _frames.Where(kind => kind.Kind is not null && kind with { Kind = null } == frame).ToList()
        where kinds.Count > 1
        from pair in Enumerable.Range(0, _people.Pairs.Count)
        select Under([(Start(_frames, frame) + pair, 1), .. kinds.Select(kind => (Start(_frames, kind) + pair, -1.0))]);

    private static IEnumerable<SumBounds> Share(List<(int, double)> part, List<(int, double)> whole, double? share, double half)
    {
        if (share is not { } value) yield break;
        yield return Under([.. part, .. Times(whole, -(value + half))]);
        yield return Under([.. Times(whole, value - half), .. Times(part, -1)]);
    }

    private static SumBounds Under(List<(int, double)> parts) => new(parts, double.NegativeInfinity, 0);

    private static List<(int Unknown, double Factor)> Times(IEnumerable<(int Unknown, double Factor)> parts, double by) => [.. parts.Select(part => (part.Unknown, part.Factor * by))];

    /// <summary>A group's part of all tie ends.</summary>
    private (double Low, double High) Share(Published table, string group)
    {
        var (ends, total) = (_ends[(table, group)], _totals[table]);
        return (ends.Low / (2 * total.High), Math.Min(1, ends.High / (2 * total.Low)));
    }

    private bool IsAcross(Published table, int pair) =>
        _people.GroupOf(_people.Pairs[pair].A, table.By, table.Level) != _people.GroupOf(_people.Pairs[pair].B, table.By, table.Level);

    private List<(int Unknown, double Factor)> Whole(int start, Published table) => Where(start, table.By, table.Level, (_, _) => 1);

    private List<(int Unknown, double Factor)> Between(int start, GroupedBy by, int level, string a, string b) =>
        Where(start, by, level, (one, other) => (one == a && other == b) || (one == b && other == a) ? 1 : 0);

    private List<(int Unknown, double Factor)> Of(int start, GroupedBy by, int level, string group) =>
        Where(start, by, level, (one, other) => one == group || other == group ? 1 : 0);

    private List<(int Unknown, double Factor)> Ends(int start, Published table, string group) =>
        Where(start, table.By, table.Level, (one, other) => (one == group ? 1 : 0) + (other == group ? 1 : 0));

    private List<(int Unknown, double Factor)> Where(int start, GroupedBy by, int level, Func<string, string, int> times)
    {
        var parts = new List<(int, double)>();
        for (var pair = 0; pair < _people.Pairs.Count; pair++)
        {
            var (a, b) = (_people.GroupOf(_people.Pairs[pair].A, by, level), _people.GroupOf(_people.Pairs[pair].B, by, level));
            if (a is not null && b is not null && times(a, b) is var count and > 0) parts.Add((start + pair, count));
        }

        return parts;
    }
}
