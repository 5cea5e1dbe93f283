namespace Herberge.Ideas.Support;

/// <param name="Supporters">People of one unit who support.</param>
/// <param name="Eligible">People of it who could.</param>
public readonly record struct UnitSupport(int Supporters, int Eligible);

/// <summary>
/// Support across silos: S = (Π_u (x_u + 1)/(n_u + 2))^(1/U), the geometric mean of the units' smoothed rates x_u of n_u; units with
/// fewer people than the smallest group count as one. In (0, 1); ½ where there is no unit. A unit alone can lift only its own factor,
/// whatever its size: the idea of group-informed consensus (Small et al. 2021, “Polis: scaling deliberation by mapping high
/// dimensional opinion spaces”), with units as the groups. O(units).
/// </summary>
public static class AcrossSilos
{
    private const double Unknown = 0.5;

    /// <exception cref="ArgumentOutOfRangeException">More supporters than people, or fewer than none.</exception>
    public static double Of(IEnumerable<UnitSupport> units, int smallest)
    {
        var (sum, groups, pooled) = (0.0, 0, default(UnitSupport));
        foreach (var unit in units)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(unit.Supporters);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(unit.Supporters, unit.Eligible);
            if (unit.Eligible < smallest)
            {
                pooled = new UnitSupport(pooled.Supporters + unit.Supporters, pooled.Eligible + unit.Eligible);
                continue;
            }

            sum += Math.Log(Rate(unit));
            groups++;
        }

        if (pooled.Eligible > 0)
        {
            sum += Math.Log(Rate(pooled));
            groups++;
        }

        return groups == 0 ? Unknown : Math.Exp(sum / groups);
    }

    private static double Rate(UnitSupport unit) => (unit.Supporters + 1.0) / (unit.Eligible + 2.0);
}
