using System.Numerics;

namespace Herberge.Graphs.Nulls;

/// <summary>
/// The null model "unit labels shuffled over the people": ties stay, unit sizes stay. Exact moments, no simulation, for any
/// real weights (a join-count statistic; Cliff &amp; Ord, Spatial Processes, 1981).
/// </summary>
/// <remarks>
/// With p2, p3, p22 the probabilities that both ends of a tie, the ends of two ties sharing a person, and the ends of two
/// disjoint ties fall as asked: E = W p2, Var = S2 p2 + (Q2 − 2 S2) p3 + (W² + S2 − Q2) p22 − (W p2)². The
/// coefficients of S2, Q2 and W² are computed as exact fractions, because their differences are tiny beside their terms.
/// </remarks>
public sealed class PermutationNull
{
    private readonly TieMoments _moments;
    private readonly int[] _sizes;
    private readonly BigInteger _two;
    private readonly BigInteger _three;
    private readonly BigInteger _four;

    /// <summary>The null model for some weights and unit sizes. O(1).</summary>
    /// <param name="moments">Sums over the pair weights.</param>
    /// <param name="units">The units, of which only the sizes matter.</param>
    public PermutationNull(TieMoments moments, UnitPartition units)
    {
        ArgumentNullException.ThrowIfNull(units);
        _moments = moments;
        _sizes = units.RawSizes;
        BigInteger people = units.PersonCount;
        _two = people * (people - 1);
        _three = _two * (people - 2);
        _four = _three * (people - 3);
    }

    /// <summary>p2, the chance that two people are in the same unit; 0 for fewer than two people.</summary>
    public double SameUnitChance => Fraction(SumOverUnits(2), _two);

    /// <summary>The weight inside units, Σ_{i&lt;j} w_ij [g_i = g_j]. O(units).</summary>
    public NullMoments Inside()
    {
        var two = SumOverUnits(2);
        BigInteger squares = 0;
        foreach (var size in _sizes)
            squares += Falling(size, 2) * Falling(size, 2);
        return Moments(two, SumOverUnits(3), SumOverUnits(4) + two * two - squares);
    }

    /// <summary>The weight inside one unit. O(1).</summary>
    /// <param name="unit">0 … U−1.</param>
    public NullMoments Inside(int unit) =>
        Moments(Falling(_sizes[unit], 2), Falling(_sizes[unit], 3), Falling(_sizes[unit], 4));

    /// <summary>The weight between two different units. O(1).</summary>
    /// <param name="unit">0 … U−1.</param>
    /// <param name="other">Another one.</param>
    public NullMoments Between(int unit, int other)
    {
        if (unit == other)
            throw new ArgumentException("Between needs two different units.", nameof(other));
        var (a, b) = (new BigInteger(_sizes[unit]), new BigInteger(_sizes[other]));
        return Moments(2 * a * b, a * b * (a + b - 2), 4 * Falling(a, 2) * Falling(b, 2));
    }

    /// <summary>
    /// The E-I index (E − I) / W = 1 − 2 I / W. Null moments are 0 and meaningless without ties: ask
    /// <see cref="TieMoments.Sum"/> first.
    /// </summary>
    public NullMoments EiIndex()
    {
        var inside = Inside();
        return _moments.Sum > 0
            ? new NullMoments(1 - 2 * inside.Mean / _moments.Sum, 2 * inside.StandardDeviation / _moments.Sum)
            : default;
    }

    private NullMoments Moments(BigInteger two, BigInteger three, BigInteger four)
    {
        // Common denominators: p2 = two/_two, p3 = three/_three, p22 = four/_four, and _four = _two (N−2)(N−3).
        var p2 = Fraction(two, _two);
        var ofSquares = Sum((two, _two), (-2 * three, _three), (four, _four));
        var ofRows = Sum((three, _three), (-four, _four));
        var ofSum = Sum((four, _four), (-two * two, _two * _two));
        var (s2, q2, w2) = (_moments.Squares, _moments.SquaredRows, _moments.Sum * _moments.Sum);
        var variance = s2 * ofSquares + q2 * ofRows + w2 * ofSum;
        var scale = Math.Abs(s2 * ofSquares) + Math.Abs(q2 * ofRows) + Math.Abs(w2 * ofSum);
        return NullMoments.From(_moments.Sum * p2, variance, scale);
    }

    private BigInteger SumOverUnits(int order)
    {
        BigInteger sum = 0;
        foreach (var size in _sizes)
            sum += Falling(size, order);
        return sum;
    }

    internal static BigInteger Falling(BigInteger x, int order)
    {
        BigInteger product = 1;
        for (var factor = 0; factor < order; factor++)
            product *= x - factor;
        return product;
    }

    private static double Sum(params ReadOnlySpan<(BigInteger Over, BigInteger Under)> terms)
    {
        BigInteger over = 0, under = 1;
        foreach (var term in terms)
        {
            // With fewer than three or four people there are no such pairs of ties: nothing to add.
            if (term.Under.IsZero)
                continue;
            over = over * term.Under + term.Over * under;
            under *= term.Under;
        }

        return Fraction(over, under);
    }

    private static double Fraction(BigInteger over, BigInteger under)
    {
        if (under.IsZero || over.IsZero)
            return 0;
        // Both cut to about 110 bits, so that their quotient is right to the last digit and neither overflows a double.
        var shift = (int)Math.Max(0, over.GetBitLength() - 110);
        var shiftUnder = (int)Math.Max(0, under.GetBitLength() - 110);
        return Math.ScaleB((double)(over >> shift) / (double)(under >> shiftUnder), shift - shiftUnder);
    }
}
