namespace Herberge.Graphs.Matching;

/// <summary>
/// The stages of the search: each adds one pair along an alternating path of tight edges, changing duals until there is one.
/// </summary>
/// <remarks>
/// Nodes 0 … n−1 are people, n … 2n−1 blossoms (odd cycles shrunk to one node). Edge k has two ends, 2k and 2k + 1; p ^ 1 is
/// the other end of p's edge. A free node's trees alternate between outer and inner nodes. Twice the usual duals are kept, so
/// that everything stays a whole number.
/// </remarks>
internal sealed partial class BlossomSearch
{
    private const int None = -1;

    private readonly int _people;
    private readonly (int A, int B, long Weight)[] _edges;
    private readonly bool _maxCardinality;
    private readonly int[] _person;
    private readonly List<int>[] _farEnds;
    private readonly int[] _mate;
    private readonly Mark[] _label;
    private readonly int[] _labelEnd;
    private readonly int[] _top;
    private readonly int[] _parent;
    private readonly int[] _base;
    private readonly List<int>?[] _children;
    private readonly List<int>?[] _childEnds;
    private readonly int[] _bestEdge;
    private readonly List<int>?[] _bestEdges;
    private readonly int[] _bestTo;
    private readonly Stack<int> _unused = new();
    private readonly long[] _dual;
    private readonly bool[] _tight;
    private readonly Stack<int> _open = new();
    private readonly List<int> _due = [];

    public BlossomSearch(int people, (int A, int B, long Weight)[] edges, bool maxCardinality)
    {
        (_people, _edges, _maxCardinality) = (people, edges, maxCardinality);
        _person = new int[2 * edges.Length];
        _farEnds = new List<int>[people];
        for (var person = 0; person < people; person++)
            _farEnds[person] = [];
        var heaviest = 0L;
        for (var edge = 0; edge < edges.Length; edge++)
        {
            (_person[2 * edge], _person[2 * edge + 1]) = (edges[edge].A, edges[edge].B);
            _farEnds[edges[edge].A].Add(2 * edge + 1);
            _farEnds[edges[edge].B].Add(2 * edge);
            heaviest = Math.Max(heaviest, edges[edge].Weight);
        }

        (_mate, _tight) = (Filled(people), new bool[edges.Length]);
        (_label, _labelEnd, _parent, _bestEdge) = (new Mark[2 * people], Filled(2 * people), Filled(2 * people), Filled(2 * people));
        (_children, _childEnds, _bestEdges) = (new List<int>?[2 * people], new List<int>?[2 * people], new List<int>?[2 * people]);
        _bestTo = Filled(2 * people);
        (_top, _base, _dual) = (new int[people], Filled(2 * people), new long[2 * people]);
        for (var person = 0; person < people; person++)
            (_top[person], _base[person], _dual[person]) = (person, person, heaviest);
        for (var blossom = 2 * people - 1; blossom >= people; blossom--)
            _unused.Push(blossom);
    }

    private enum Mark : byte
    {
        Free,
        Outer,
        Inner,
        Crumb,
    }

    public int[] Run(CancellationToken ct)
    {
        for (var stage = 0; stage < _people; stage++)
        {
            ct.ThrowIfCancellationRequested();
            Begin();
            if (!Stage())
                break;
            for (var blossom = _people; blossom < 2 * _people; blossom++)
                if (_parent[blossom] == None && _base[blossom] >= 0 && _label[blossom] == Mark.Outer && _dual[blossom] == 0)
                    Expand(blossom, endOfStage: true);
        }

        return [.. _mate.Select(end => end == None ? None : _person[end])];
    }

    private void Begin()
    {
        Array.Clear(_label);
        Array.Fill(_bestEdge, None);
        Array.Clear(_bestEdges);
        Array.Clear(_tight);
        _open.Clear();
        for (var person = 0; person < _people; person++)
            if (_mate[person] == None && _label[_top[person]] == Mark.Free)
                Label(person, Mark.Outer, None);
    }

    // Whether a pair was added.
    private bool Stage()
    {
        while (true)
        {
            while (_open.TryPop(out var person))
                if (Scan(person))
                    return true;
            var (kind, delta, at) = NextChange();
            Change(delta);
            switch (kind)
            {
                case ChangeKind.End:
                    return false;
                case ChangeKind.Expand:
                    Expand(at, endOfStage: false);
                    break;
                default:
                    // All that became tight at once: with few different weights these are many.
                    foreach (var edge in _due)
                    {
                        _tight[edge] = true;
                        var (a, b, _) = _edges[edge];
                        _open.Push(_label[_top[a]] == Mark.Outer ? a : b);
                    }

                    break;
            }
        }
    }

    private bool Scan(int person)
    {
        foreach (var end in _farEnds[person])
        {
            var (edge, other) = (end / 2, _person[end]);
            if (_top[person] == _top[other])
                continue;
            var slack = _tight[edge] ? 0 : Slack(edge);
            _tight[edge] |= slack <= 0;
            var mark = _label[_top[other]];
            if (!_tight[edge])
            {
                // Remembered as the edge that will be tight next.
                var place = mark == Mark.Outer ? _top[person] : _label[other] == Mark.Free ? other : None;
                if (place != None && (_bestEdge[place] == None || slack < Slack(_bestEdge[place])))
                    _bestEdge[place] = edge;
            }
            else if (mark == Mark.Free)
                Label(other, Mark.Inner, end ^ 1);
            else if (mark == Mark.Outer)
            {
                var meeting = Meeting(person, other);
                if (meeting == None)
                {
                    Augment(edge);
                    return true;
                }

                Shrink(meeting, edge);
            }
            else if (_label[other] == Mark.Free)
            {
                // Inside an inner blossom: how it would be reached, should the blossom expand.
                (_label[other], _labelEnd[other]) = (Mark.Inner, end ^ 1);
            }
        }

        return false;
    }

    private void Label(int person, Mark mark, int end)
    {
        var node = _top[person];
        _label[person] = _label[node] = mark;
        _labelEnd[person] = _labelEnd[node] = end;
        _bestEdge[person] = _bestEdge[node] = None;
        if (mark == Mark.Outer)
        {
            foreach (var leaf in Leaves(node))
                _open.Push(leaf);
            return;
        }

        var mate = _mate[_base[node]];
        Label(_person[mate], Mark.Outer, mate ^ 1);
    }

    private enum ChangeKind
    {
        End,
        Edge,
        Expand,
    }

    // The smallest change of the duals after which something new is possible.
    private (ChangeKind Kind, long Delta, int At) NextChange()
    {
        var smallest = long.MaxValue;
        for (var person = 0; person < _people; person++)
            smallest = Math.Min(smallest, _dual[person]);
        var next = (Kind: ChangeKind.End, Delta: _maxCardinality ? long.MaxValue : smallest, At: None);
        for (var person = 0; person < _people; person++)
            if (_label[_top[person]] == Mark.Free && _bestEdge[person] != None)
                Take(ChangeKind.Edge, Slack(_bestEdge[person]), _bestEdge[person]);
        for (var node = 0; node < 2 * _people; node++)
            if (_parent[node] == None && _label[node] == Mark.Outer && _bestEdge[node] != None)
                Take(ChangeKind.Edge, Slack(_bestEdge[node]) / 2, _bestEdge[node]);
        for (var blossom = _people; blossom < 2 * _people; blossom++)
            if (_base[blossom] >= 0 && _parent[blossom] == None && _label[blossom] == Mark.Inner)
                Take(ChangeKind.Expand, _dual[blossom], blossom);
        return next.Kind == ChangeKind.End ? (ChangeKind.End, Math.Max(0, smallest), None) : next;

        void Take(ChangeKind kind, long delta, int at)
        {
            if (delta < next.Delta)
            {
                next = (kind, delta, at);
                _due.Clear();
            }

            if (kind == ChangeKind.Edge && next.Kind == kind && delta == next.Delta)
                _due.Add(at);
        }
    }

    private void Change(long delta)
    {
        for (var person = 0; person < _people; person++)
            _dual[person] += _label[_top[person]] switch { Mark.Outer => -delta, Mark.Inner => delta, _ => 0 };
        for (var blossom = _people; blossom < 2 * _people; blossom++)
            if (_base[blossom] >= 0 && _parent[blossom] == None)
                _dual[blossom] += _label[blossom] switch { Mark.Outer => delta, Mark.Inner => -delta, _ => 0 };
    }

    private long Slack(int edge) => _dual[_edges[edge].A] + _dual[_edges[edge].B] - 2 * _edges[edge].Weight;

    // Blossoms may lie thousands deep in each other, so with a stack of its own.
    private List<int> Leaves(int node)
    {
        var leaves = new List<int>();
        var below = new Stack<int>();
        below.Push(node);
        while (below.TryPop(out var next))
        {
            if (next < _people)
            {
                leaves.Add(next);
                continue;
            }

            var children = _children[next]!;
            for (var at = children.Count - 1; at >= 0; at--)
                below.Push(children[at]);
        }

        return leaves;
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, None);
        return filled;
    }
}
