using System.Runtime.InteropServices;

namespace Herberge.Graphs.Moving;

/// <summary>
/// The mixing matrix with weights that fade exponentially, kept up to date in O(1) per row: W, I, K and the cells are held at
/// the scale of one moment, to which a later row is added with a weight above 1, instead of fading everything all the time.
/// </summary>
/// <remarks>
/// The E-I index and the openness are ratios and do not depend on the scale, so they hold at any time without further rows.
/// A row may come late (its weight has faded) and may be taken back. Rounding adds up as in any running sum: to about 10⁻¹⁶
/// of the largest weight ever held at the scale. The scale is moved once in 400 half-lives, in O(units + cells).
/// </remarks>
public sealed class DecayingMixing
{
    private const double MostHalfLives = 400;

    private readonly UnitPartition _units;
    private readonly HalfLife _halfLife;
    private readonly double[] _strengths;
    private readonly Dictionary<long, double> _cells = [];
    private DateTimeOffset _scaleAt;
    private bool _started;
    private double _weight;
    private double _inside;
    private double _squares;

    /// <summary>Without any contact yet.</summary>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="halfLife">How fast contact fades.</param>
    public DecayingMixing(UnitPartition units, HalfLife halfLife)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(halfLife.Length, TimeSpan.Zero, nameof(halfLife));
        (_units, _halfLife) = (units, halfLife);
        _strengths = new double[units.UnitCount];
    }

    /// <summary>(E − I) / W at any time.</summary>
    public Measured EiIndex => _weight > 0
        ? Measured.Of((_weight - 2 * _inside) / _weight)
        : Measured.None(Undefined.NoTies);

    /// <summary>Ω = (E/W) / (1 − Σ a_g²) at any time.</summary>
    public Measured Openness
    {
        get
        {
            if (_weight <= 0)
                return Measured.None(Undefined.NoTies);
            var chance = 1 - _squares / (2 * _weight) / (2 * _weight);
            return chance <= 1e-12
                ? Measured.None(Undefined.OneUnit)
                : Measured.Of((_weight - _inside) / _weight / chance);
        }
    }

    /// <summary>W at a moment.</summary>
    /// <param name="now">The moment.</param>
    public double TotalWeight(DateTimeOffset now) => Faded(_weight, now);

    /// <summary>I at a moment.</summary>
    /// <param name="now">The moment.</param>
    public double TotalInside(DateTimeOffset now) => Faded(_inside, now);

    /// <summary>K_g at a moment.</summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="now">The moment.</param>
    public double Strength(int unit, DateTimeOffset now) => Faded(_strengths[unit], now);

    /// <summary>O_gh at a moment; on the diagonal I_g.</summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">0 … U−1.</param>
    /// <param name="now">The moment.</param>
    public double Cell(int unit, int other, DateTimeOffset now) => Faded(_cells.GetValueOrDefault(Key(unit, other)), now);

    /// <summary>Adds one row. O(1). Self ties are ignored.</summary>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="at">When it was.</param>
    /// <param name="weight">Its weight then; finite and over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void Add(int from, int to, DateTimeOffset at, double weight = 1) => Change(from, to, at, weight, 1);

    /// <summary>Takes a row back that was added with the same moment and weight. O(1).</summary>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="at">When it was.</param>
    /// <param name="weight">Its weight then.</param>
    public void Remove(int from, int to, DateTimeOffset at, double weight = 1) => Change(from, to, at, weight, -1);

    private void Change(int from, int to, DateTimeOffset at, double weight, int sign)
    {
        if (!(weight > 0) || !double.IsFinite(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number over 0.");
        var (a, b) = (_units.RawUnitOf[from], _units.RawUnitOf[to]);
        if (from == to)
            return;
        if (!_started)
            (_started, _scaleAt) = (true, at);
        if ((at - _scaleAt) / _halfLife.Length > MostHalfLives)
            MoveScaleTo(at);

        var by = sign * weight * _halfLife.Weight(_scaleAt - at);
        _weight += by;
        _inside += a == b ? by : 0;
        Strengthen(a, by);
        Strengthen(b, by);
        CollectionsMarshal.GetValueRefOrAddDefault(_cells, Key(a, b), out _) += by;
    }

    private void Strengthen(int unit, double by)
    {
        _squares += by * (2 * _strengths[unit] + by);
        _strengths[unit] += by;
    }

    private void MoveScaleTo(DateTimeOffset moment)
    {
        _weight = Faded(_weight, moment);
        _inside = Faded(_inside, moment);
        _squares = 0;
        for (var unit = 0; unit < _strengths.Length; unit++)
        {
            _strengths[unit] = Faded(_strengths[unit], moment);
            _squares += _strengths[unit] * _strengths[unit];
        }

        foreach (var key in _cells.Keys)
            _cells[key] = Faded(_cells[key], moment);
        _scaleAt = moment;
    }

    private double Faded(double value, DateTimeOffset now) => value * _halfLife.Weight(now - _scaleAt);

    private static long Key(int a, int b) => a < b ? (long)a << 32 | (uint)b : (long)b << 32 | (uint)a;
}
