namespace Herberge.Channels.Listening;

/// <param name="Usual">Expected on a day.</param>
/// <param name="Chance">Probability of so many or more if nothing changed.</param>
/// <param name="Days">Over how many days before.</param>
public sealed record Rate(double Usual, double Chance, int Days);

/// <summary>
/// Whether a day's count is more than usual. Counts of days that came before are taken for draws of a negative binomial distribution: a Poisson
/// whose rate itself goes up and down, as weekdays and seasons make it. Two uncertainties widen it: how much the days before differed beyond
/// chance (α, by the method of moments; 0 leaves a Poisson), and that the usual rate is known only from so many days (Jeffreys' prior, Gamma(½, 0),
/// whose predictive distribution is a negative binomial of size K + ½). Hilbe, Negative Binomial Regression, 2nd ed., chapter 8; Gelman et al.,
/// Bayesian Data Analysis, 3rd ed., section 2.6.
/// </summary>
internal static class RateTest
{
    /// <summary>Less than four weeks tell nothing of what is usual.</summary>
    public const int FewestDays = 28;

    public const int Window = 56;

    /// <summary>About one false alarm of a rule in three years.</summary>
    public const double Threshold = 0.001;

    /// <summary>Two are company; below that nothing is a wave, however rare.</summary>
    public const int FewestHits = 3;

    /// <param name="today">Count of the day that is judged.</param>
    /// <param name="before">Counts of the days before, zeros included.</param>
    /// <returns>Null where there are too few days. O(n + today).</returns>
    public static Rate? Of(int today, IReadOnlyList<int> before)
    {
        var days = before.Count;
        if (days < FewestDays) return null;
        var mean = before.Average();
        var variance = before.Sum(count => (count - mean) * (count - mean)) / (days - 1);
        var alpha = mean > 0 ? Math.Max(0, (variance - mean) / (mean * mean)) : 0;
        var known = before.Sum() + 0.5;
        var usual = known / days;
        return new Rate(usual, AtLeast(today, usual, 1 / (alpha + (1 / known))), days);
    }

    public static bool IsMoreThanUsual(int today, Rate rate) => today >= FewestHits && rate.Chance < Threshold;

    /// <summary>P(X ≥ k) of a negative binomial with this mean and size.</summary>
    public static double AtLeast(int k, double mean, double size)
    {
        if (k <= 0) return 1;
        var success = mean / (mean + size);
        // P(0), and from each the next.
        var (term, below) = (Math.Exp(-size * Math.Log(1 + (mean / size))), 0.0);
        for (var n = 0; n < k; n++)
        {
            below += term;
            term *= (size + n) / (n + 1) * success;
        }

        // Far out the difference to one is lost: there the tail is summed itself.
        if (1 - below > 1e-9) return 1 - below;
        var tail = 0.0;
        for (var n = k; n < k + 10_000 && term > tail * 1e-12; n++)
        {
            tail += term;
            term *= (size + n) / (n + 1) * success;
        }

        return tail;
    }
}
