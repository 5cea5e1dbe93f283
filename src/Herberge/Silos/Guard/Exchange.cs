using Herberge.Graphs;

namespace Herberge.Silos.Guard;

/// <summary>
/// The headline at full precision fixes power sums of the K of hidden units (Σ K², and Σ K³ by the configuration model), so
/// that in the worst case the list of their K is known, but never whose is whose: every figure of the whole is symmetric in
/// the units. That protects a hidden unit if another one could have its K: one that differs by a tenth or more, with
/// enough people for it.
/// </summary>
internal static class Exchange
{
    private const double Different = 1.1;

    public static bool IsPossible(MixingMatrix matrix, UnitPartition units, bool[] shown)
    {
        for (var unit = 0; unit < shown.Length; unit++)
            if (!shown[unit] && !HasPartner(unit, matrix, units, shown))
                return false;
        return true;
    }

    private static bool HasPartner(int unit, MixingMatrix matrix, UnitPartition units, bool[] shown)
    {
        var own = matrix.Strength(unit);
        for (var other = 0; other < shown.Length; other++)
        {
            var theirs = matrix.Strength(other);
            var (less, more) = (Math.Min(own, theirs), Math.Max(own, theirs));
            if (other != unit && !shown[other] && more > Different * less && Room(unit, units) >= theirs && Room(other, units) >= own)
                return true;
        }

        return false;
    }

    // With one tie per pair nobody has more of them than there are other people.
    private static double Room(int unit, UnitPartition units) => (double)units.Sizes[unit] * (units.PersonCount - 1);
}
