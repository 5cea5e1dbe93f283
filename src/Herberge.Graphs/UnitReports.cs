namespace Herberge.Graphs;

internal static class UnitReports
{
    public static UnitReport[] From(TieGraph graph, UnitPartition units, MixingMatrix matrix)
    {
        var weight = matrix.TotalWeight;
        var whole = 2 * weight * (1 - matrix.ExpectedInsideShare);
        var degrees = graph.RawWeights is null ? null : Degrees(graph, units);
        var reports = new UnitReport[units.UnitCount];
        for (var unit = 0; unit < reports.Length; unit++)
        {
            var (ends, inside, across) = (matrix.Strength(unit), matrix.Inside(unit), matrix.Across(unit));
            var reason = ends <= 0 ? Undefined.NoTies : Undefined.OneUnit;
            var chance = ends <= 0 ? 0 : ends * (1 - ends / (2 * weight));
            var defined = chance > 1e-12 * ends && ends > 0;
            var pairs = (double)units.Sizes[unit] * (units.Sizes[unit] - 1) / 2;
            var endWeight = degrees is null ? 1 : ends / Math.Max(1, degrees[unit]);
            var insideAtMost = Math.Min(ends / 2, pairs * endWeight);
            reports[unit] = new UnitReport(
                unit, units.Labels[unit], units.Sizes[unit], ends, inside, across, matrix.BridgingPeople(unit),
                defined ? Measured.Of(across / chance) : Measured.None(reason),
                whole > 0 ? Measured.Of(chance / whole) : Measured.None(weight > 0 ? Undefined.OneUnit : Undefined.NoTies),
                defined ? Measured.Of((ends - 2 * insideAtMost) / chance) : Measured.None(reason),
                ends > 0 ? Measured.Of((across - inside) / (across + inside)) : Measured.None(Undefined.NoTies),
                ends <= 0 ? Measured.None(Undefined.NoTies)
                    : across > 0 ? Measured.Of(inside / across) : Measured.None(Undefined.NoOutsideTies));
        }

        return reports;
    }

    private static long[] Degrees(TieGraph graph, UnitPartition units)
    {
        var degrees = new long[units.UnitCount];
        for (var person = 0; person < graph.PersonCount; person++)
            degrees[units.RawUnitOf[person]] += graph.Degree(person);
        return degrees;
    }
}
