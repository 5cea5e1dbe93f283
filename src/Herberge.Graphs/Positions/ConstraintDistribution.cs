namespace Herberge.Graphs.Positions;

/// <summary>How Burt's constraint is spread over the people who have ties.</summary>
/// <param name="People">People with ties.</param>
/// <param name="Isolates">People without, who have no constraint.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="LowerQuartile">A quarter has less.</param>
/// <param name="Median">Half has less.</param>
/// <param name="UpperQuartile">Three quarters have less.</param>
/// <param name="Maximum">The largest.</param>
/// <remarks>Quartiles interpolate linearly between the sorted values (type 7 of Hyndman &amp; Fan 1996).</remarks>
public sealed record ConstraintDistribution(
    int People, int Isolates, Measured Mean, Measured Minimum, Measured LowerQuartile, Measured Median,
    Measured UpperQuartile, Measured Maximum)
{
    internal static ConstraintDistribution From(double[] constraints)
    {
        var sorted = Array.FindAll(constraints, value => value > 0);
        Array.Sort(sorted);
        var isolates = constraints.Length - sorted.Length;
        if (sorted.Length == 0)
        {
            var none = Measured.None(Undefined.NoTies);
            return new ConstraintDistribution(0, isolates, none, none, none, none, none, none);
        }

        return new ConstraintDistribution(
            sorted.Length, isolates, Measured.Of(sorted.Sum() / sorted.Length), Quantile(0), Quantile(0.25), Quantile(0.5),
            Quantile(0.75), Quantile(1));

        Measured Quantile(double share)
        {
            var at = share * (sorted.Length - 1);
            var below = (int)at;
            var above = Math.Min(below + 1, sorted.Length - 1);
            return Measured.Of(sorted[below] + (at - below) * (sorted[above] - sorted[below]));
        }
    }
}
