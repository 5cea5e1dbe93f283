namespace Herberge.Graphs;

/// <summary>
/// Standard errors by leaving out one person with all their ties at a time: se² = (N−1)/N Σ (θ₍ᵢ₎ − θ̄)² (Snijders &amp;
/// Borgatti 1999). People are what an organisation samples; the spread of a permutation null is no uncertainty.
/// </summary>
/// <remarks>O(ties) in all: each person changes I, W and the K of the units they have ties with.</remarks>
public sealed class Jackknife
{
    private Jackknife(Measured openness, Measured eiIndex)
    {
        OpennessStandardError = openness;
        EiStandardError = eiIndex;
    }

    /// <summary>Standard error of the openness Ω (and of the assortativity r = 1 − Ω).</summary>
    public Measured OpennessStandardError { get; }

    /// <summary>Standard error of the E-I index.</summary>
    public Measured EiStandardError { get; }

    /// <summary>Both standard errors. O(ties).</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="units">Everybody's unit.</param>
    public static Jackknife Of(TieGraph graph, UnitPartition units) => UnitSweep.Over(graph, units, withJackknife: true).Jackknife!;

    internal static Jackknife From(TieGraph graph, MixingMatrix matrix, PersonTerms[] removed)
    {
        if (matrix.TotalWeight <= 0)
            return new Jackknife(Measured.None(Undefined.NoTies), Measured.None(Undefined.NoTies));
        var openness = new double[removed.Length];
        var ei = new double[removed.Length];
        var (opennessFails, eiFails) = (false, false);
        for (var person = 0; person < removed.Length; person++)
        {
            var weight = matrix.TotalWeight - graph.Strength(person);
            var inside = matrix.TotalInside - removed[person].Inside;
            // What rounding leaves of a difference that is 0 is no tie.
            if (weight <= 1e-12 * matrix.TotalWeight)
            {
                opennessFails = eiFails = true;
                break;
            }

            var acrossShare = (weight - inside) / weight;
            var chance = 1 - (matrix.SumOfSquaredStrengths + removed[person].ChangeOfSquares) / (2 * weight) / (2 * weight);
            ei[person] = 2 * acrossShare - 1;
            opennessFails |= chance <= 1e-12;
            openness[person] = opennessFails ? 0 : acrossShare / chance;
        }

        return new Jackknife(Error(openness, opennessFails), Error(ei, eiFails));
    }

    private static Measured Error(double[] left, bool fails)
    {
        if (fails)
            return Measured.None(Undefined.HangsOnOnePerson);
        var mean = 0.0;
        foreach (var value in left)
            mean += value;
        mean /= left.Length;
        var squares = 0.0;
        foreach (var value in left)
            squares += (value - mean) * (value - mean);
        return Measured.Of(Math.Sqrt((left.Length - 1.0) / left.Length * squares));
    }
}
