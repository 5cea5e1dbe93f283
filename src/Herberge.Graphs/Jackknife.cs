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

    internal static Jackknife From(MixingMatrix matrix, PersonTerms[] removed)
    {
        var total = matrix.TotalWeight;
        if (total <= 0)
            return new Jackknife(Measured.None(Undefined.NoTies), Measured.None(Undefined.NoTies));
        var (openness, ei) = (new Spread(), new Spread());
        var opennessFails = false;
        foreach (var (strength, ownInside, change) in removed)
        {
            var weight = total - strength;
            // What rounding leaves of a difference that is 0 is no tie.
            if (weight <= 1e-12 * total)
                return new Jackknife(Measured.None(Undefined.HangsOnOnePerson), Measured.None(Undefined.HangsOnOnePerson));
            var half = 1 / (2 * weight);
            var acrossShare = 1 - 2 * (matrix.TotalInside - ownInside) * half;
            var chance = 1 - (matrix.SumOfSquaredStrengths + change) * half * half;
            ei.Add(2 * acrossShare - 1);
            opennessFails |= chance <= 1e-12;
            openness.Add(opennessFails ? 0 : acrossShare / chance);
        }

        return new Jackknife(
            opennessFails ? Measured.None(Undefined.HangsOnOnePerson) : openness.Error(removed.Length), ei.Error(removed.Length));
    }

    // Around the first value, which is as near to the mean as all others: their squares do not cancel.
    private struct Spread
    {
        private bool _begun;
        private double _centre;
        private double _sum;
        private double _squares;

        public void Add(double value)
        {
            if (!_begun)
                (_begun, _centre) = (true, value);
            var difference = value - _centre;
            _sum += difference;
            _squares += difference * difference;
        }

        public readonly Measured Error(double count) =>
            Measured.Of(Math.Sqrt(Math.Max(0, (count - 1) / count * (_squares - _sum * _sum / count))));
    }
}
