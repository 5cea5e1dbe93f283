namespace Herberge.Texts.Trends;

/// <summary>A share with the interval it may really be in.</summary>
/// <param name="Value">Part ÷ whole.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ShareInterval(double Value, double Low, double High)
{
    /// <summary>1.6449: nine of ten intervals hold the true share.</summary>
    public const double NinetyPercent = 1.6448536269514722;

    /// <summary>
    /// Wilson's interval (JASA 22, 1927): good for few and for shares near 0 and 1, never outside of 0 … 1. Of nothing it is
    /// all of 0 … 1.
    /// </summary>
    /// <param name="part">0 … whole.</param>
    /// <param name="whole">0 or more.</param>
    /// <param name="z">Standard deviations to each side.</param>
    public static ShareInterval Of(int part, int whole, double z = NinetyPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        if (whole == 0)
            return new ShareInterval(0, 0, 1);
        double share = (double)part / whole, square = z * z / whole;
        var middle = (share + square / 2) / (1 + square);
        var half = z / (1 + square) * Math.Sqrt(share * (1 - share) / whole + square / (4 * whole));
        return new ShareInterval(share, part == 0 ? 0 : Math.Max(0, middle - half), part == whole ? 1 : Math.Min(1, middle + half));
    }
}
