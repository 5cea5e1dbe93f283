namespace Herberge.Texts.Agreements;

/// <summary>What a coefficient may really be, had other texts been drawn.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Draws">Draws it is made of; those in which the coefficient is not defined are left out.</param>
public sealed record AgreementInterval(double Low, double High, int Draws)
{
    /// <summary>Enough for the second decimal of the ends.</summary>
    public const int UsualDraws = 1000;

    /// <summary>Fewer defined draws say nothing about the ends.</summary>
    private const double LeastDefined = 0.5;

    /// <summary>
    /// Percentile bootstrap (Efron &amp; Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13): things are drawn with
    /// replacement, each with all its judgements, and the coefficient is computed anew. It says how far the sample reaches and
    /// nothing about other people who code. Null for fewer than two things, and where fewer than half of the draws have a
    /// coefficient. O(draws · cost of the coefficient).
    /// </summary>
    /// <param name="things">How many things there are.</param>
    /// <param name="coefficient">Of things by their numbers, some drawn several times; null where it is not defined.</param>
    /// <param name="seed">The same seed gives the same interval on every machine.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="confidence">Share of draws between the ends.</param>
    public static AgreementInterval? Of(int things, Func<int[], double?> coefficient, ulong seed = 1, int draws = UsualDraws, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(coefficient);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        if (things < 2)
            return null;
        var random = new SplitMix(seed);
        var found = new List<double>(draws);
        var drawn = new int[things];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < things; i++)
                drawn[i] = (int)(random.Next() % (ulong)things);
            if (coefficient(drawn) is { } value)
                found.Add(value);
        }

        if (found.Count < draws * LeastDefined)
            return null;
        found.Sort();
        var tail = (1 - confidence) / 2;
        return new AgreementInterval(At(found, tail), At(found, 1 - tail), found.Count);
    }

    /// <summary>Of κ of two people.</summary>
    public static AgreementInterval? OfKappa<T>(IReadOnlyList<T> first, IReadOnlyList<T> second, ulong seed = 1, int draws = UsualDraws)
        where T : notnull =>
        Of(first.Count, drawn => CohenKappa.Of([.. drawn.Select(i => first[i])], [.. drawn.Select(i => second[i])]).Value, seed, draws);

    /// <summary>Of α with any difference.</summary>
    public static AgreementInterval? OfAlpha<T>(
        IEnumerable<IReadOnlyList<T>> units, Func<T, T, double> difference, IEqualityComparer<T>? values = null, ulong seed = 1, int draws = UsualDraws)
        where T : notnull
    {
        var judged = JudgedUnits.Of(units, difference, values);
        return Of(judged.Each.Length, drawn => judged.AlphaOf(drawn).Value, seed, draws);
    }

    /// <summary>Between two neighbours in proportion.</summary>
    private static double At(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 >= sorted.Count ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private sealed class SplitMix(ulong seed)
    {
        private ulong _state = seed;

        public ulong Next()
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15;
                var mixed = _state;
                mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return mixed ^ (mixed >> 31);
            }
        }
    }
}
