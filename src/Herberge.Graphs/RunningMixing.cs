using System.Runtime.InteropServices;

namespace Herberge.Graphs;

/// <summary>
/// The mixing matrix of a window that moves: rows come in at one end and leave at the other, each in O(1), and the silo
/// measures that need only W, I and K are there at any time.
/// </summary>
/// <remarks>
/// Exact for binary and count weights. For <see cref="TieWeight.Sum"/> rounding adds up over many rows like in any running
/// sum; a pair whose last row leaves takes its remainder with it. Memory: one entry per pair with rows.
/// </remarks>
public sealed class RunningMixing
{
    private readonly UnitPartition _units;
    private readonly TieWeight _weight;
    private readonly Dictionary<long, Pair> _pairs = [];
    private readonly Dictionary<long, double> _cells = [];
    private readonly double[] _strengths;
    private double _squares;

    /// <summary>An empty window.</summary>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="weight">How rows become weights.</param>
    public RunningMixing(UnitPartition units, TieWeight weight)
    {
        ArgumentNullException.ThrowIfNull(units);
        _units = units;
        _weight = weight;
        _strengths = new double[units.UnitCount];
    }

    /// <summary>Pairs with rows in the window.</summary>
    public int Ties => _pairs.Count;

    /// <summary>W.</summary>
    public double TotalWeight { get; private set; }

    /// <summary>I.</summary>
    public double TotalInside { get; private set; }

    /// <summary>(E − I) / W.</summary>
    public Measured EiIndex => Ties == 0
        ? Measured.None(Undefined.NoTies)
        : Measured.Of((TotalWeight - 2 * TotalInside) / TotalWeight);

    /// <summary>Ω = (E/W) / (1 − Σ a_g²).</summary>
    public Measured Openness
    {
        get
        {
            if (Ties == 0)
                return Measured.None(Undefined.NoTies);
            var chance = 1 - _squares / (2 * TotalWeight) / (2 * TotalWeight);
            return chance <= 1e-12
                ? Measured.None(Undefined.OneUnit)
                : Measured.Of((TotalWeight - TotalInside) / TotalWeight / chance);
        }
    }

    /// <summary>K_g.</summary>
    /// <param name="unit">0 … U−1.</param>
    public double Strength(int unit) => _strengths[unit];

    /// <summary>O_gh; on the diagonal I_g.</summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">0 … U−1.</param>
    public double Cell(int unit, int other) => _cells.GetValueOrDefault(Key(unit, other));

    /// <summary>A row enters the window. O(1). Self ties are ignored.</summary>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="weight">Finite and over 0; counts only for <see cref="TieWeight.Sum"/>.</param>
    public void Add(int from, int to, double weight = 1)
    {
        if (!(weight > 0) || !double.IsFinite(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number over 0.");
        if (from == to)
            return;
        ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, Key(from, to), out _);
        var before = pair.Weight(_weight);
        pair = new Pair(pair.Rows + 1, pair.Sum + weight);
        Change(from, to, pair.Weight(_weight) - before);
    }

    /// <summary>A row that had entered leaves the window. O(1).</summary>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="weight">The weight it entered with.</param>
    /// <exception cref="InvalidOperationException">No row of this pair is in the window.</exception>
    public void Remove(int from, int to, double weight = 1)
    {
        if (from == to)
            return;
        var key = Key(from, to);
        ref var pair = ref CollectionsMarshal.GetValueRefOrNullRef(_pairs, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref pair))
            throw new InvalidOperationException("There is no row of this pair to remove.");
        var before = pair.Weight(_weight);
        if (pair.Rows == 1)
        {
            _pairs.Remove(key);
            Change(from, to, -before);
            return;
        }

        pair = new Pair(pair.Rows - 1, pair.Sum - weight);
        Change(from, to, pair.Weight(_weight) - before);
    }

    private void Change(int from, int to, double by)
    {
        if (by == 0)
            return;
        var (a, b) = (_units.RawUnitOf[from], _units.RawUnitOf[to]);
        TotalWeight += by;
        TotalInside += a == b ? by : 0;
        Strengthen(a, by);
        Strengthen(b, by);
        CollectionsMarshal.GetValueRefOrAddDefault(_cells, Key(a, b), out _) += by;
    }

    private void Strengthen(int unit, double by)
    {
        _squares += by * (2 * _strengths[unit] + by);
        _strengths[unit] += by;
    }

    private static long Key(int a, int b) => a < b ? (long)a << 32 | (uint)b : (long)b << 32 | (uint)a;

    private readonly record struct Pair(int Rows, double Sum)
    {
        public double Weight(TieWeight weight) => weight switch
        {
            TieWeight.Binary => Rows > 0 ? 1 : 0,
            TieWeight.Count => Rows,
            _ => Sum,
        };
    }
}
