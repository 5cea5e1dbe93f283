using Herberge.Graphs;

namespace Herberge.Silos.Guard;

/// <summary>
/// Decides what of a silo report may be shown, so that nothing about a few people can be read off it or worked out from what
/// is shown.
/// </summary>
/// <remarks>
/// <para>A unit's figures (openness, E-I, inside ÷ outside) together give its inside, its outside and its tie ends, and the
/// headline gives their totals. Therefore:</para>
/// <list type="number">
/// <item>A unit under the smallest group is hidden, with all its cells. So is a unit whose inside contact is not fit to be
/// shown as a cell, because its figures give it away.</item>
/// <item>A single hidden unit would be the total less the others: the next smallest is hidden with it, until the hidden ones
/// are at least two and together not under the smallest group.</item>
/// <item>A cell between units is hidden where fewer than the smallest group of people carry it on either side, or one person
/// more than half of it. Cells without ties are hidden alike, so that hidden does not mean little.</item>
/// <item>What a row hides is known in sum (the unit's outside less the cells shown). That sum must be fit to be shown
/// itself, or else the row hides its next smallest cell too; a row that hides everything gives only the unit's outside.</item>
/// <item>No hidden cell may be the solution of the rows' sums and the total (<see cref="CellAudit"/>): as long as one is,
/// the smallest cell beside it is hidden too, or, where there is none left, its smaller unit.</item>
/// </list>
/// <para>The figures of a report with few hidden units also fix Σ K² at full precision; a house shows two decimals. Of two
/// units the headline itself is their one cell.</para>
/// </remarks>
internal sealed class ReleaseGuard
{
    // Beyond this cells without ties are left out of the audit, which then hides rather too much than too little.
    private const int UnitsWithEmptyCells = 300;

    private readonly MixingMatrix _matrix;
    private readonly UnitPartition _units;
    private readonly ReleaseRules _rules;
    private readonly bool[] _shown;
    private readonly HashSet<long> _hidden = [];

    private ReleaseGuard(SiloReport report, ReleaseRules rules)
    {
        _matrix = report.Matrix;
        _units = report.Units;
        _rules = rules;
        _shown = new bool[report.Units.UnitCount];
    }

    /// <summary>What of a report may be shown under some rules.</summary>
    public static SiloRelease Decide(SiloReport report, ReleaseRules rules) => rules.ShowsEverything
        ? SiloRelease.Everything(report.Units.UnitCount)
        : new ReleaseGuard(report, rules).Decide();

    private SiloRelease Decide()
    {
        for (var unit = 0; unit < _shown.Length; unit++)
            _shown[unit] = _units.Sizes[unit] >= _rules.UnitPeople && InsideMayBeShown(unit);
        HideCompany();
        for (var unit = 0; unit < _shown.Length; unit++)
            foreach (var cell in _matrix.Row(unit))
                if (cell.Other > unit && !MayBeShown(cell, _matrix.Cell(cell.Other, unit)))
                    _hidden.Add(SiloRelease.Key(unit, cell.Other));

        do
        {
            HideSmallSums();
        }
        while (HideSolved());
        return SiloRelease.Of(_shown, _hidden);
    }

    private bool InsideMayBeShown(int unit)
    {
        var inside = _matrix.Cell(unit, unit);
        return inside.People >= _rules.CellPeople && 2 * inside.LargestPersonWeight <= inside.Weight;
    }

    private bool MayBeShown(MixingCell there, MixingCell back) =>
        Math.Min(there.People, back.People) >= _rules.CellPeople
        && 2 * Math.Max(there.LargestPersonWeight, back.LargestPersonWeight) <= there.Weight;

    private void HideCompany()
    {
        var (hidden, people) = (0, 0);
        for (var unit = 0; unit < _shown.Length; unit++)
            if (!_shown[unit])
                (hidden, people) = (hidden + 1, people + _units.Sizes[unit]);
        while (hidden > 0 && (hidden < 2 || people < _rules.UnitPeople) && SmallestShown() is var next and >= 0)
        {
            _shown[next] = false;
            (hidden, people) = (hidden + 1, people + _units.Sizes[next]);
        }
    }

    private int SmallestShown()
    {
        var smallest = -1;
        for (var unit = 0; unit < _shown.Length; unit++)
            if (_shown[unit] && (smallest < 0 || _units.Sizes[unit] < _units.Sizes[smallest]))
                smallest = unit;
        return smallest;
    }

    private bool IsHidden(int unit, int other) =>
        !_shown[unit] || !_shown[other] || _hidden.Contains(SiloRelease.Key(unit, other));

    // Hiding a cell for one row changes the sum of the other: again until no row asks for more.
    private void HideSmallSums()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            for (var unit = 0; unit < _shown.Length; unit++)
                while (_shown[unit] && !HiddenSumMayBeShown(unit) && HideSmallest(unit))
                    changed = true;
        }
    }

    private bool HiddenSumMayBeShown(int unit)
    {
        // The other side's people are different people in each cell, this side's may be the same: the largest cell's are
        // certain, and one person may carry the largest part of every cell.
        var (cells, weight, people, others, largest, largestOther) = (0, 0.0, 0, 0, 0.0, 0.0);
        foreach (var cell in _matrix.Row(unit))
        {
            if (cell.Other == unit || !IsHidden(unit, cell.Other))
                continue;
            var back = _matrix.Cell(cell.Other, unit);
            cells++;
            weight += cell.Weight;
            people = Math.Max(people, cell.People);
            others += back.People;
            largest += cell.LargestPersonWeight;
            largestOther = Math.Max(largestOther, back.LargestPersonWeight);
        }

        // A row that hides nothing but cells without ties has a sum of 0: nothing about anybody.
        return cells == 0
            || cells + EmptyCells(unit) > 1 && Math.Min(people, others) >= _rules.CellPeople
            && 2 * Math.Max(largest, largestOther) <= weight;
    }

    private int EmptyCells(int unit)
    {
        var met = 0;
        foreach (var cell in _matrix.Row(unit))
            met += cell.Other == unit ? 0 : 1;
        return _shown.Length - 1 - met;
    }

    private bool HideSmallest(int unit)
    {
        var (smallest, weight) = (-1, double.PositiveInfinity);
        foreach (var cell in _matrix.Row(unit))
            if (cell.Other != unit && cell.Weight < weight && !IsHidden(unit, cell.Other))
                (smallest, weight) = (cell.Other, cell.Weight);
        return smallest >= 0 && _hidden.Add(SiloRelease.Key(unit, smallest));
    }

    private bool HideSolved()
    {
        var unknown = new List<(int A, int B)>();
        var withEmpty = _shown.Length <= UnitsWithEmptyCells;
        for (var unit = 0; unit < _shown.Length; unit++)
        {
            if (withEmpty)
            {
                for (var other = unit + 1; other < _shown.Length; other++)
                    if (IsHidden(unit, other) || _matrix.Cell(unit, other).Weight <= 0)
                        unknown.Add((unit, other));
                continue;
            }

            foreach (var cell in _matrix.Row(unit))
                if (cell.Other > unit && IsHidden(unit, cell.Other))
                    unknown.Add((unit, cell.Other));
        }

        var changed = false;
        foreach (var (a, b) in CellAudit.Solved(_shown, unknown))
            if (_matrix.Cell(a, b).Weight > 0)
                changed |= Unsolve(a, b);
        return changed;
    }

    private bool Unsolve(int a, int b)
    {
        if (_shown[a] && HideSmallest(a) || _shown[b] && HideSmallest(b))
            return true;
        // Two hidden units know each other's cell by the total, until a cell between shown ones is open too.
        if (!_shown[a] && !_shown[b] && SmallestShownCell() is var row and >= 0)
            return HideSmallest(row);
        var unit = _shown[a] && (!_shown[b] || _units.Sizes[a] <= _units.Sizes[b]) ? a : _shown[b] ? b : SmallestShown();
        if (unit < 0)
            return false;
        _shown[unit] = false;
        HideCompany();
        return true;
    }

    private int SmallestShownCell()
    {
        var (row, weight) = (-1, double.PositiveInfinity);
        for (var unit = 0; unit < _shown.Length; unit++)
            foreach (var cell in _matrix.Row(unit))
                if (cell.Other > unit && cell.Weight < weight && !IsHidden(unit, cell.Other))
                    (row, weight) = (unit, cell.Weight);
        return row;
    }
}
