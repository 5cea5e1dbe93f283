namespace Herberge.Graphs;

/// <summary>
/// Openness Ω = (E/W) / (1 − Σ a_g²): the share of ties across units over the share chance would give at the same activity.
/// 1 means that units mix as by chance, 0 closed silos, over 1 more across than chance. Ω = 1 − r with Newman's
/// assortativity r (Newman 2003).
/// </summary>
/// <param name="Value">Ω.</param>
/// <param name="StandardError">Jackknife over persons.</param>
/// <param name="Low">Lower end of the 90 % band, Ω − 1.6449 se.</param>
/// <param name="High">Upper end of the 90 % band, Ω + 1.6449 se.</param>
public sealed record OpennessEstimate(Measured Value, Measured StandardError, Measured Low, Measured High)
{
    /// <summary>Half of the 90 % band in standard errors.</summary>
    public const double BandWidth = 1.6449;

    internal static OpennessEstimate From(Measured value, Measured standardError) => value.Value is not { } openness
        ? new OpennessEstimate(value, value, value, value)
        : new OpennessEstimate(
            value,
            standardError,
            standardError.Map(error => openness - BandWidth * error),
            standardError.Map(error => openness + BandWidth * error));
}
