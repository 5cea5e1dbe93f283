namespace Herberge.Graphs.Nulls;

/// <summary>Mean and standard deviation of a quantity under a null model.</summary>
/// <param name="Mean">The expected value.</param>
/// <param name="StandardDeviation">Its standard deviation; 0 where the null model allows one value only.</param>
public readonly record struct NullMoments(double Mean, double StandardDeviation)
{
    /// <summary>How many standard deviations an observation is from the mean.</summary>
    /// <param name="observed">The observation.</param>
    public Measured Z(double observed) => StandardDeviation > 0
        ? Measured.Of((observed - Mean) / StandardDeviation)
        : Measured.None(Undefined.NoVariation);

    // Rounding leaves a remainder where the true variance is 0: what is a 10^-12 part of the terms it came from is none.
    internal static NullMoments From(double mean, double variance, double scale) =>
        new(mean, variance <= 1e-12 * scale ? 0 : Math.Sqrt(variance));
}
