namespace Herberge.Silos.Alerts;

/// <summary>Student's t distribution with whole degrees of freedom, by its finite sums.</summary>
/// <remarks>Abramowitz &amp; Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.</remarks>
internal static class StudentT
{
    /// <summary>The chance that a t-distributed number lies at least this far from 0. O(degrees).</summary>
    public static double TwoSided(double t, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var angle = Math.Atan(Math.Abs(t) / Math.Sqrt(degrees));
        var (sin, cos) = Math.SinCos(angle);
        var odd = degrees % 2 == 1;
        var (term, sum) = (odd ? cos : 1.0, 0.0);
        for (var n = odd ? 1 : 0; n <= degrees - 2; n += 2)
        {
            sum += term;
            term *= cos * cos * (n + 1) / (n + 2);
        }

        return 1 - (odd ? (angle + (sin * sum)) * 2 / Math.PI : sin * sum);
    }

    /// <summary>How far from 0 a number lies at least with this chance, by halving.</summary>
    public static double Quantile(double twoSided, int degrees)
    {
        var (low, high) = (0.0, 1.0);
        while (TwoSided(high, degrees) > twoSided && high < 1e6) high *= 2;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (TwoSided(middle, degrees) > twoSided) low = middle;
            else high = middle;
        }

        return high;
    }
}
