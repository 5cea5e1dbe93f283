using Herberge.Graphs;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Files;

/// <summary>Everything that two files say about silos, with what of it may be shown.</summary>
internal sealed record SilosFilesReport
{
    /// <summary>Up to this number of units the matrix lists every pair, beyond it only the cells shown that have ties.</summary>
    public const int UnitsWithWholeMatrix = 100;

    public required SilosFilesRequest Request { get; init; }

    public required SiloReport Silos { get; init; }

    public required SiloRelease Release { get; init; }

    public required int PeopleWithoutUnit { get; init; }

    public required IReadOnlyList<TrendPoint> Trend { get; init; }

    /// <summary>What a reader has to know, in the language asked for.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>The cells of the matrix to be listed, each pair once.</summary>
    public IEnumerable<(MixingCell Cell, int Unit, bool Shown)> Cells()
    {
        var matrix = Silos.Matrix;
        for (var unit = 0; unit < matrix.UnitCount; unit++)
        {
            if (matrix.UnitCount > UnitsWithWholeMatrix)
            {
                foreach (var cell in matrix.Row(unit).ToArray())
                    if (cell.Other >= unit && Release.ShowsCell(unit, cell.Other, cell.Weight))
                        yield return (cell, unit, true);
                continue;
            }

            for (var other = unit; other < matrix.UnitCount; other++)
            {
                var cell = matrix.Cell(unit, other);
                yield return (cell, unit, Release.ShowsCell(unit, other, cell.Weight));
            }
        }
    }
}
