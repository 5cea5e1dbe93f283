namespace Herberge.Silos.Guard;

/// <summary>
/// Finds the hidden cells of a symmetric matrix that can be solved for, when the sum of hidden cells is known for every shown
/// unit's row and in total.
/// </summary>
/// <remarks>
/// A cell is solved exactly if no change of the hidden cells leaves all known sums as they are and changes this cell. Cells
/// are edges between units; such a change is a vector in the kernel of the graph's incidence matrix, restricted to shown
/// units. One random vector of that kernel is drawn in linear time (free edges at random, then the edges of a spanning tree
/// from the leaves up): a cell where it is 0 is solved, up to a chance of 2⁻³¹ of calling an unsolved cell solved, which only
/// hides more. Arithmetic is modulo a prime, so that 0 is 0. Two such vectors are combined so that the total stays too.
/// </remarks>
internal sealed class CellAudit
{
    private const ulong Prime = 2_147_483_647;

    private readonly IReadOnlyList<(int A, int B)> _cells;
    private readonly int[] _first;
    private readonly int[] _second;
    private readonly int[] _order;
    private readonly int[] _parentCell;
    private readonly int[] _depth;
    private readonly int[] _root;
    private readonly int _free;
    private ulong _state = 0x9E3779B97F4A7C15;

    private CellAudit(bool[] shown, IReadOnlyList<(int A, int B)> cells)
    {
        _cells = cells;
        // All hidden units are one vertex without a sum of its own.
        _free = shown.Length;
        (_first, _second) = (new int[cells.Count], new int[cells.Count]);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            _first[cell] = shown[cells[cell].A] ? cells[cell].A : _free;
            _second[cell] = shown[cells[cell].B] ? cells[cell].B : _free;
        }

        (_parentCell, _depth, _root) = (new int[_free + 1], new int[_free + 1], new int[_free + 1]);
        _order = Spanned();
    }

    /// <summary>The cells that can be solved for.</summary>
    /// <param name="shown">For each unit, whether its row's sum is known.</param>
    /// <param name="cells">The hidden cells, each pair once.</param>
    public static IReadOnlyList<(int A, int B)> Solved(bool[] shown, IReadOnlyList<(int A, int B)> cells)
    {
        if (cells.Count == 0)
            return [];
        var audit = new CellAudit(shown, cells);
        var (one, two) = (audit.Kernel(), audit.Kernel());
        var (totalOne, totalTwo) = (Total(one), Total(two));
        var solved = new List<(int, int)>();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var both = totalOne == 0 && totalTwo == 0
                ? one[cell]
                : (totalTwo * one[cell] + (Prime - totalOne) * two[cell]) % Prime;
            if (both == 0)
                solved.Add(cells[cell]);
        }

        return solved;
    }

    private static ulong Total(ulong[] values)
    {
        var total = 0UL;
        foreach (var value in values)
            total = (total + value) % Prime;
        return total;
    }

    private int[] Spanned()
    {
        var adjacent = new List<int>[_free + 1];
        for (var vertex = 0; vertex <= _free; vertex++)
            adjacent[vertex] = [];
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            adjacent[_first[cell]].Add(cell);
            adjacent[_second[cell]].Add(cell);
        }

        Array.Fill(_root, -1);
        var order = new List<int>(_free + 1);
        // The free vertex comes first, so that it is the root of its component: the one place where a sum may be left over.
        for (var start = _free; start >= 0; start--)
        {
            if (_root[start] >= 0)
                continue;
            (_root[start], _parentCell[start], _depth[start]) = (start, -1, 0);
            var next = order.Count;
            order.Add(start);
            while (next < order.Count)
            {
                var vertex = order[next++];
                foreach (var cell in adjacent[vertex])
                {
                    var other = _first[cell] == vertex ? _second[cell] : _first[cell];
                    if (_root[other] >= 0)
                        continue;
                    (_root[other], _parentCell[other], _depth[other]) = (start, cell, _depth[vertex] + 1);
                    order.Add(other);
                }
            }
        }

        return [.. order];
    }

    private ulong[] Kernel()
    {
        var values = new ulong[_cells.Count];
        var isTree = new bool[_cells.Count];
        foreach (var cell in _parentCell)
            if (cell >= 0)
                isTree[cell] = true;
        var odd = new int[_free + 1];
        Array.Fill(odd, -1);
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            if (isTree[cell])
                continue;
            values[cell] = 1 + Next() % (Prime - 1);
            var root = _root[_first[cell]];
            if (root != _free && (_depth[_first[cell]] + _depth[_second[cell]]) % 2 == 0)
                odd[root] = cell;
        }

        // An odd cycle can take up what is left over at its root, with its value as the unknown: the rest is affine in it.
        var zero = Left(values, odd, 0);
        var one = Left(values, odd, 1);
        for (var root = 0; root < _free; root++)
            if (odd[root] >= 0)
            {
                var slope = (one[root] + Prime - zero[root]) % Prime;
                values[odd[root]] = (Prime - zero[root]) % Prime * Inverse(slope) % Prime;
            }

        FillTree(values);
        return values;
    }

    private ulong[] Left(ulong[] values, int[] odd, ulong value)
    {
        foreach (var cell in odd)
            if (cell >= 0)
                values[cell] = value;
        return FillTree(values);
    }

    private ulong[] FillTree(ulong[] values)
    {
        var sums = new ulong[_free + 1];
        foreach (var cell in _parentCell)
            if (cell >= 0)
                values[cell] = 0;
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            sums[_first[cell]] = (sums[_first[cell]] + values[cell]) % Prime;
            sums[_second[cell]] = (sums[_second[cell]] + values[cell]) % Prime;
        }

        for (var at = _order.Length - 1; at >= 0; at--)
        {
            var vertex = _order[at];
            var cell = _parentCell[vertex];
            if (cell < 0)
                continue;
            values[cell] = (Prime - sums[vertex]) % Prime;
            var parent = _first[cell] == vertex ? _second[cell] : _first[cell];
            sums[parent] = (sums[parent] + values[cell]) % Prime;
        }

        return sums;
    }

    private static ulong Inverse(ulong value)
    {
        var (result, power, exponent) = (1UL, value, Prime - 2);
        for (; exponent > 0; exponent >>= 1, power = power * power % Prime)
            if ((exponent & 1) == 1)
                result = result * power % Prime;
        return result;
    }

    private ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return _state;
    }
}
