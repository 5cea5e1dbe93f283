using Herberge.Graphs.Communities;

namespace Herberge.Graphs.Effects;

/// <summary>The arrangements of participation over all strata.</summary>
internal static class Arrangements
{
    /// <summary>∏ C(n_s, m_s), or null where it is more than <paramref name="most"/>.</summary>
    public static int? Number(List<Stratum> strata, int most)
    {
        long product = 1;
        foreach (var stratum in strata)
        {
            long ways = 1;
            var smaller = Math.Min(stratum.Participants, stratum.People - stratum.Participants);
            for (var step = 1; step <= smaller; step++)
            {
                ways = ways * (stratum.People - smaller + step) / step;
                if (ways > most)
                    return null;
            }

            product *= ways;
            if (product > most)
                return null;
        }

        return (int)product;
    }

    public static Arrangement[] All(List<Stratum> strata, CancellationToken ct)
    {
        Arrangement[] all = [default];
        foreach (var stratum in strata)
        {
            ct.ThrowIfCancellationRequested();
            var ways = stratum.All();
            all = [.. all.SelectMany(before => ways, (before, way) => before + way)];
        }

        return all;
    }

    /// <summary>The observed one and so many drawn.</summary>
    public static Arrangement[] Drawn(List<Stratum> strata, EffectOptions options, CancellationToken ct)
    {
        var random = new SplitMix(options.Seed);
        var orders = strata.Select(stratum => Enumerable.Range(0, stratum.People).ToArray()).ToArray();
        var values = new double[strata.Max(stratum => stratum.Participants)];
        var drawn = new Arrangement[options.Draws + 1];
        drawn[0] = new Arrangement(strata.Sum(stratum => stratum.Observed), 1);
        for (var draw = 1; draw < drawn.Length; draw++)
        {
            ct.ThrowIfCancellationRequested();
            for (var stratum = 0; stratum < orders.Length; stratum++)
                drawn[draw] += strata[stratum].Draw(orders[stratum], values, random);
        }

        return drawn;
    }
}
