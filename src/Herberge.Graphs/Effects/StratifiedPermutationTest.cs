namespace Herberge.Graphs.Effects;

/// <summary>
/// Whether and by how much an intervention changed something, by permuting who took part inside strata of comparable people
/// (Fisher's randomisation test; Rosenbaum, Observational Studies, 2002): no assumption about distributions.
/// </summary>
/// <remarks>
/// <para>T = Σ_strata (m_s / M) [mean of (after − before) of the m_s participants − mean of the others]. All ∏ C(n_s, m_s)
/// arrangements are looked at where they are few, otherwise arrangements are drawn, and the observed one counts among them
/// (Phipson &amp; Smyth 2010), so that p is never 0.</para>
/// <para>The interval holds every constant effect τ that two one-sided tests at (1 − coverage)/2 do not reject. With τ taken off the
/// participants' changes, an arrangement's statistic is A − τB, where B is the same statistic of taking part itself; it is at
/// least the observed T − τ exactly for τ ≥ (T − A)/(1 − B). The ends are therefore order statistics of these ratios, found
/// without search, and the interval holds 0 exactly where p ≥ 1 − coverage.</para>
/// <para>O(people + arrangements) exact, O(people × draws) drawn.</para>
/// </remarks>
public static class StratifiedPermutationTest
{
    /// <summary>The effect, its significance and its interval. A pure function: the same input gives the same result.</summary>
    /// <param name="subjects">Everybody in the study, in any order; outcomes are finite.</param>
    /// <param name="options">Draws, seed, coverage, fewest people.</param>
    /// <param name="ct">Stops between arrangements.</param>
    /// <exception cref="ArgumentException">An outcome is not finite.</exception>
    public static EffectEstimate Estimate(
        IReadOnlyList<Subject> subjects, EffectOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        options ??= new EffectOptions();
        var strata = Stratum.Of(subjects);
        var participants = strata.Sum(stratum => stratum.Participants);
        var others = strata.Sum(stratum => stratum.People) - participants;
        var left = subjects.Count - participants - others;
        if (participants < Math.Max(1, options.Fewest) || others < Math.Max(1, options.Fewest))
        {
            var none = Measured.None(Undefined.TooFewPeople);
            return new EffectEstimate(none, none, none, none, participants, others, left, 0, null);
        }

        foreach (var stratum in strata)
            stratum.Weigh(participants);
        var effect = strata.Sum(stratum => stratum.Observed);
        var exact = Arrangements.Number(strata, options.MostArrangements) is not null;
        var all = exact ? Arrangements.All(strata, ct) : Arrangements.Drawn(strata, options, ct);
        var inversion = new TestInversion(effect, all);
        var (low, high) = inversion.Interval((1 - options.Coverage) / 2);
        return new EffectEstimate(
            Measured.Of(effect), Measured.Of(inversion.PValue), low, high, participants, others, left, all.Length,
            exact ? null : options.Seed);
    }
}
