using Herberge.Graphs;

namespace Herberge.Silos.Guard;

/// <summary>
/// A shown cell of the level above is the sum of the cells below it. What of them is hidden is known in sum, and must be
/// several cells and together fit to be shown; otherwise the next smallest cell of the block is hidden too, or the unit of
/// the smallest inside. A block that is hidden whole tells no more than the cell above.
/// </summary>
internal sealed class BlockSums(MixingMatrix matrix, UpperLevel above, ReleaseRules rules, Func<int, int, bool> isHidden)
{
    /// <summary>Cells to hide besides; a unit with itself means the unit.</summary>
    public IEnumerable<(int A, int B)> CellsToHide()
    {
        foreach (var block in Cells().GroupBy(cell => SiloRelease.Key(above.ParentOf(cell.A), above.ParentOf(cell.B))))
        {
            var hidden = block.Where(cell => IsHidden(cell.A, cell.B)).ToList();
            if (hidden.Count == 0 || MayBeShown(hidden))
                continue;
            var shown = block.Where(cell => cell.A != cell.B && !IsHidden(cell.A, cell.B)).ToList();
            // Within one unit of the level above the insides are parts of the sum too: where no cell is left to hide, one goes.
            if (shown.Count == 0)
                shown = [.. block.Where(cell => cell.A == cell.B && !IsHidden(cell.A, cell.B))];
            if (shown.Count > 0)
                yield return shown.MinBy(cell => matrix.Cell(cell.A, cell.B).Weight);
        }
    }

    private IEnumerable<(int A, int B)> Cells()
    {
        for (var unit = 0; unit < matrix.UnitCount; unit++)
            foreach (var cell in matrix.Row(unit).ToArray())
                if (cell.Other >= unit && above.ShowsBlock(unit, cell.Other))
                    yield return (unit, cell.Other);
    }

    private bool IsHidden(int a, int b) => isHidden(a, b);

    // People of different units are different people; of one unit only the largest cell's are certain, and one person may
    // carry the largest part of every cell of theirs.
    private bool MayBeShown(List<(int A, int B)> cells)
    {
        var (weight, there, back) = (0.0, new Dictionary<int, Side>(), new Dictionary<int, Side>());
        foreach (var (a, b) in cells)
        {
            var (cell, mirrored) = (matrix.Cell(a, b), matrix.Cell(b, a));
            weight += cell.Weight;
            there[a] = there.GetValueOrDefault(a).With(cell);
            back[b] = back.GetValueOrDefault(b).With(mirrored);
        }

        return cells.Count > 1
            && Math.Min(there.Values.Sum(side => side.People), back.Values.Sum(side => side.People)) >= rules.CellPeople
            && 2 * Math.Max(there.Values.Max(side => side.Largest), back.Values.Max(side => side.Largest)) <= weight;
    }

    private readonly record struct Side(int People, double Largest)
    {
        public Side With(MixingCell cell) => new(Math.Max(People, cell.People), Largest + cell.LargestPersonWeight);
    }
}
