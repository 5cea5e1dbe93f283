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
/// shown as a cell, or whose outside few people carry, because its figures give both away.</item>
/// <item>A single hidden unit would be the total less the others: the next smallest is hidden with it, until the hidden ones
/// are at least two and together not under the smallest group.</item>
/// <item>A cell between units is hidden where fewer than the smallest group of people carry it on either side, or one person
/// more than half of it. Cells without ties are hidden alike, so that hidden does not mean little.</item>
/// <item>What a row hides is known in sum (the unit's outside less the cells shown). That sum must be fit to be shown
/// itself, or else the row hides its next smallest cell too; a row that hides everything gives only the unit's outside.</item>
/// <item>No hidden cell may be the solution of the rows' sums and the total (<see cref="CellAudit"/>): as long as one is,
/// the smallest cell beside it is hidden too, or, where there is none left, its smaller unit.</item>
/// <item>Below the top level nothing is shown of what is hidden above it, and what is hidden of a shown unit or cell must be
/// fit to be shown in sum (<see cref="BlockSums"/>).</item>
/// <item>The whole is hidden where it is all that is needed to work out something hidden: of two units the headline is their
/// one cell, and one unit is the whole less the other. Where hidden units could be told apart by Σ K², which the headline
/// fixes at full precision, it is given in two decimals (<see cref="Exchange"/>).</item>
/// </list>
/// </remarks>
internal sealed class ReleaseGuard
{
    // Beyond this cells without ties are left out of the audit, which then hides rather too much than too little.
    private const int UnitsWithEmptyCells = 300;

    private readonly MixingMatrix _matrix;
    private readonly UnitPartition _units;
    private readonly ReleaseRules _rules;
    private readonly UpperLevel? _above;
    private readonly Func<int, int, bool>? _allowed;
    private readonly bool[] _shown;
    private readonly HashSet<long> _hidden = [];
    private bool _unsolvable;

    private ReleaseGuard(MixingMatrix matrix, UnitPartition units, ReleaseRules rules, UpperLevel? above, Func<int, int, bool>? allowed)
    {
        _allowed = allowed;
        _matrix = matrix;
        _units = units;
        _rules = rules;
        _above = above;
        _shown = new bool[units.UnitCount];
    }

    /// <summary>What of a report may be shown under some rules.</summary>
    public static SiloRelease Decide(SiloReport report, ReleaseRules rules) => Decide(report.Matrix, report.Units, rules);

    /// <summary>What of a level may be shown, beside what is shown of the level above it.</summary>
    /// <param name="matrix">The level's contact.</param>
    /// <param name="units">The level's units.</param>
    /// <param name="rules">What a figure needs.</param>
    /// <param name="above">The level above, null for the top.</param>
    /// <param name="allowed">What the caller allows at all: a cell, or a unit as its cell with itself.</param>
    public static SiloRelease Decide(
        MixingMatrix matrix, UnitPartition units, ReleaseRules rules, UpperLevel? above = null, Func<int, int, bool>? allowed = null) =>
        rules.ShowsEverything
            ? SiloRelease.Everything(units.UnitCount)
            : new ReleaseGuard(matrix, units, rules, above, allowed).Decide();

    private SiloRelease Decide()
    {
        for (var unit = 0; unit < _shown.Length; unit++)
            _shown[unit] = _units.Sizes[unit] >= _rules.UnitPeople && InsideMayBeShown(unit) && OutsideMayBeShown(unit)
                && _above?.ShowsParentOf(unit) != false && _allowed?.Invoke(unit, unit) != false;
        HideCompany();
        for (var unit = 0; unit < _shown.Length; unit++)
            foreach (var cell in _matrix.Row(unit))
                if (cell.Other > unit && (!MayBeShown(cell, _matrix.Cell(cell.Other, unit)) || _above?.ShowsBlock(unit, cell.Other) == false
                    || _allowed?.Invoke(unit, cell.Other) == false))
                    _hidden.Add(SiloRelease.Key(unit, cell.Other));

        do
        {
            HideSmallSums();
        }
        while (HideInBlocks() || HideSolved());
        return SiloRelease.Of(_shown, _hidden, Whole());
    }

    private WholeFigures Whole()
    {
        var (hidden, people) = HiddenOf(_ => true);
        var unfit = hidden == 1 || hidden > 0 && people < _rules.UnitPeople;
        // Of two units the whole is their one cell: it must be fit to be shown, and so must they.
        if (_unsolvable || unfit || _shown.Length == 2 && (hidden > 0 || _hidden.Count > 0))
            return WholeFigures.Hidden;
        return _rules.RoundsWhole || Exchange.IsPossible(_matrix, _units, _shown) ? WholeFigures.Exact : WholeFigures.Rounded;
    }

    private bool HideInBlocks()
    {
        if (_above is null)
            return false;
        var changed = false;
        foreach (var (a, b) in new BlockSums(_matrix, _above, _rules, IsHidden).CellsToHide().ToList())
        {
            changed |= a == b ? _shown[a] : _hidden.Add(SiloRelease.Key(a, b));
            if (a == b)
                _shown[a] = false;
        }

        HideCompany();
        return changed;
    }

    private bool InsideMayBeShown(int unit)
    {
        var inside = _matrix.Cell(unit, unit);
        return inside.People >= _rules.CellPeople && 2 * inside.LargestPersonWeight <= inside.Weight;
    }

    // Without any outside its cells are known to be empty, which is nothing about anybody.
    private bool OutsideMayBeShown(int unit)
    {
        if (_matrix.Across(unit) <= 0)
            return true;
        var others = 0;
        foreach (var cell in _matrix.Row(unit))
            others += cell.Other == unit ? 0 : _matrix.Cell(cell.Other, unit).People;
        return Math.Min(_matrix.BridgingPeople(unit), others) >= _rules.CellPeople;
    }

    private bool MayBeShown(MixingCell there, MixingCell back) =>
        Math.Min(there.People, back.People) >= _rules.CellPeople
        && 2 * Math.Max(there.LargestPersonWeight, back.LargestPersonWeight) <= there.Weight;

    // What is known in sum is the whole at the top level, and each shown unit above otherwise: each hides nobody or enough.
    // The whole of a lower level is known too: with hidden units in one part of it alone it would tell their insides.
    private void HideCompany()
    {
        if (_above is null)
        {
            HideCompany(_ => true);
            return;
        }

        while (true)
        {
            foreach (var parent in _above.ShownParents())
                HideCompany(unit => _above.ParentOf(unit) == parent);
            // A unit that is all of its part is known from above: hidden or not, it protects nobody.
            var parts = Enumerable.Range(0, _shown.Length).Where(unit => !_shown[unit] && _above.HasSiblings(unit)).Select(_above.ParentOf).Distinct().ToList();
            if (parts.Count != 1)
                return;
            var next = SmallestShown(unit => _above.HasSiblings(unit) && _above.ParentOf(unit) != parts[0]);
            if (next < 0)
            {
                _unsolvable = true;
                return;
            }

            _shown[next] = false;
        }
    }

    private void HideCompany(Predicate<int> together)
    {
        var (hidden, people) = HiddenOf(together);
        while (hidden > 0 && (hidden < 2 || people < _rules.UnitPeople) && SmallestShown(together) is var next and >= 0)
        {
            _shown[next] = false;
            (hidden, people) = (hidden + 1, people + _units.Sizes[next]);
        }
    }

    private (int Units, int People) HiddenOf(Predicate<int> together)
    {
        var (hidden, people) = (0, 0);
        for (var unit = 0; unit < _shown.Length; unit++)
            if (!_shown[unit] && together(unit))
                (hidden, people) = (hidden + 1, people + _units.Sizes[unit]);
        return (hidden, people);
    }

    private int SmallestShown(Predicate<int> among)
    {
        var smallest = -1;
        for (var unit = 0; unit < _shown.Length; unit++)
            if (_shown[unit] && among(unit) && (smallest < 0 || _units.Sizes[unit] < _units.Sizes[smallest]))
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
            {
                var unsolved = Unsolve(a, b);
                changed |= unsolved;
                _unsolvable |= !unsolved;
            }

        return changed;
    }

    private bool Unsolve(int a, int b)
    {
        if (_shown[a] && HideSmallest(a) || _shown[b] && HideSmallest(b))
            return true;
        // Two hidden units know each other's cell by the total, until a cell between shown ones is open too.
        if (!_shown[a] && !_shown[b] && SmallestShownCell() is var row and >= 0)
            return HideSmallest(row);
        var unit = _shown[a] && (!_shown[b] || _units.Sizes[a] <= _units.Sizes[b]) ? a : _shown[b] ? b : SmallestShown(_ => true);
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
