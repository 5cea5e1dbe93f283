using Herberge.Graphs;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Figures;

/// <summary>Takes from a report what its release lets through. Nothing else makes <see cref="SiloFigures"/>.</summary>
internal static class GuardedFigures
{
    /// <summary>Up to this number of units the matrix lists every pair, beyond it only the cells shown that have ties.</summary>
    public const int UnitsWithWholeMatrix = 100;

    public static SiloFigures Of(SiloReport report, SiloRelease release) => new()
    {
        People = report.People,
        Interactions = report.Interactions,
        Ties = report.Ties,
        Weight = report.Weight,
        Whole = release.Whole switch
        {
            WholeFigures.Hidden => WholeFigure.None,
            WholeFigures.Rounded => Rounding.InTwoDecimals(Whole(report)),
            _ => Whole(report),
        },
        ByUnit = [.. report.ByUnit.Select(unit => Unit(unit, release))],
        Matrix = [.. Cells(report, release)],
        SuppressedUnits = release.HiddenUnits,
    };

    private static WholeFigure Whole(SiloReport report) => new()
    {
        Openness = report.Openness.Value.Value,
        StandardError = report.Openness.StandardError.Value,
        Low = report.Openness.Low.Value,
        High = report.Openness.High.Value,
        CrossShare = report.CrossShare.Value,
        CrossShareExpected = report.CrossShareExpected.Value,
        EiIndex = report.EiIndex.Value,
        EiExpectedPermutation = report.EiExpectedPermutation.Value,
        EiZPermutation = report.EiZPermutation.Value,
        EiExpectedConfiguration = report.EiExpectedConfiguration.Value,
        EiZConfiguration = report.EiZConfiguration.Value,
        Assortativity = report.Assortativity.Value,
        Modularity = report.Modularity.Value,
        ModularityExpectedPermutation = report.ModularityExpectedPermutation.Value,
        ModularityZPermutation = report.ModularityZPermutation.Value,
        EiRescaled = report.Attainable.Rescaled.Value,
        FreemanSegregation = report.FreemanSegregation.Value,
        Communities = report.Communities?.Count,
        CommunitiesModularity = report.Communities?.Modularity.Value,
        NmiWithUnits = report.Communities?.NmiWithUnits.Value,
        AriWithUnits = report.Communities?.AriWithUnits.Value,
        UnitPairsWithTies = report.UnitPairsWithTies,
        PairsHangingOnOne = report.PairsHangingOnOne,
    };

    private static UnitFigure Unit(UnitReport unit, SiloRelease release) => release.ShowsUnit(unit.Unit)
        ? new UnitFigure(unit.Label, unit.People, Suppressed: false)
        {
            Openness = unit.Openness.Value,
            Share = unit.OpennessShare.Value,
            Attainable = unit.OpennessMinimum.Value,
            EiIndex = unit.EiIndex.Value,
            InsideOutsideRatio = unit.InsideOutsideRatio.Value,
        }
        : new UnitFigure(unit.Label, unit.People, Suppressed: true);

    private static IEnumerable<CellFigure> Cells(SiloReport report, SiloRelease release)
    {
        var matrix = report.Matrix;
        for (var unit = 0; unit < matrix.UnitCount; unit++)
        {
            if (matrix.UnitCount > UnitsWithWholeMatrix)
            {
                foreach (var cell in matrix.Row(unit).ToArray())
                    if (cell.Other >= unit && release.ShowsCell(unit, cell.Other, cell.Weight))
                        yield return Cell(report, unit, cell, shown: true);
                continue;
            }

            for (var other = unit; other < matrix.UnitCount; other++)
            {
                var cell = matrix.Cell(unit, other);
                yield return Cell(report, unit, cell, release.ShowsCell(unit, other, cell.Weight));
            }
        }
    }

    private static CellFigure Cell(SiloReport report, int unit, MixingCell cell, bool shown)
    {
        var expected = report.Matrix.Expected(unit, cell.Other);
        return shown
            ? new CellFigure(unit, cell.Other, Suppressed: false)
            {
                Weight = cell.Weight,
                Expected = expected,
                Ratio = expected > 0 ? cell.Weight / expected : null,
                Z = report.CellZ(unit, cell.Other).Value,
            }
            : new CellFigure(unit, cell.Other, Suppressed: true);
    }
}
