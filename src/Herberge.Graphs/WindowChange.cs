using Herberge.Graphs.Nulls;

namespace Herberge.Graphs;

/// <summary>
/// Whether the E-I index changed between two windows of the same people: the permutation null with the signed weights
/// d_ij = w¹_ij/W¹ − w⁰_ij/W⁰, exact and without simulation.
/// </summary>
/// <param name="EiChange">EI¹ − EI⁰ = −2 Σ d_ij [g_i = g_j].</param>
/// <param name="StandardDeviation">Under shuffled unit labels, where the mean is 0.</param>
/// <param name="Z">The change in standard deviations.</param>
public sealed record WindowChange(Measured EiChange, Measured StandardDeviation, Measured Z)
{
    /// <summary>The change from one window to a later one. O(ties of both).</summary>
    /// <param name="before">Ties of the earlier window.</param>
    /// <param name="after">Ties of the later window, of the same people.</param>
    /// <param name="units">Everybody's unit.</param>
    public static WindowChange Between(TieGraph before, TieGraph after, UnitPartition units)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(units);
        if (before.PersonCount != after.PersonCount || before.PersonCount != units.PersonCount)
            throw new ArgumentException("Both windows and the units are about the same people.", nameof(units));
        if (before.TieCount == 0 || after.TieCount == 0)
        {
            var none = Measured.None(Undefined.NoTies);
            return new WindowChange(none, none, none);
        }

        var (inside, rows, squares) = (0.0, 0.0, 0.0);
        for (var person = 0; person < before.PersonCount; person++)
        {
            var (ownInside, ownSum, ownSquares) = Person(before, after, units.RawUnitOf, person);
            inside += ownInside / 2;
            rows += ownSum * ownSum;
            squares += ownSquares / 2;
        }

        var null0 = new PermutationNull(new TieMoments(0, rows, squares), units).Inside();
        var chance = new NullMoments(0, 2 * null0.StandardDeviation);
        return new WindowChange(Measured.Of(-2 * inside), Measured.Of(chance.StandardDeviation), chance.Z(-2 * inside));
    }

    private static (double Inside, double Sum, double Squares) Person(
        TieGraph before, TieGraph after, int[] unitOf, int person)
    {
        var old = before.Neighbours(person);
        var now = after.Neighbours(person);
        var oldWeights = before.Weights(person);
        var nowWeights = after.Weights(person);
        var (atOld, atNow) = (0, 0);
        var (inside, sum, squares) = (0.0, 0.0, 0.0);
        while (atOld < old.Length || atNow < now.Length)
        {
            var neighbour = Math.Min(
                atOld < old.Length ? old[atOld] : int.MaxValue, atNow < now.Length ? now[atNow] : int.MaxValue);
            var difference = 0.0;
            if (atNow < now.Length && now[atNow] == neighbour)
                difference += (nowWeights.IsEmpty ? 1 : nowWeights[atNow]) / after.TotalWeight;
            if (atOld < old.Length && old[atOld] == neighbour)
                difference -= (oldWeights.IsEmpty ? 1 : oldWeights[atOld]) / before.TotalWeight;
            sum += difference;
            squares += difference * difference;
            inside += unitOf[neighbour] == unitOf[person] ? difference : 0;
            atOld += atOld < old.Length && old[atOld] == neighbour ? 1 : 0;
            atNow += atNow < now.Length && now[atNow] == neighbour ? 1 : 0;
        }

        return (inside, sum, squares);
    }
}
