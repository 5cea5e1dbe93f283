namespace Herberge.Graphs.Matching;

/// <summary>Odd cycles become nodes and nodes become cycles again.</summary>
internal sealed partial class BlossomSearch
{
    // Up both trees in turn, leaving crumbs: the first node met twice, or none where the trees are different.
    private int Meeting(int one, int other)
    {
        var crumbs = new List<int>();
        var found = None;
        while (one != None)
        {
            var node = _top[one];
            if (_label[node] == Mark.Crumb)
            {
                found = _base[node];
                break;
            }

            crumbs.Add(node);
            _label[node] = Mark.Crumb;
            one = _labelEnd[node] == None ? None : _person[_labelEnd[_top[_person[_labelEnd[node]]]]];
            if (other != None)
                (one, other) = (other, one);
        }

        foreach (var node in crumbs)
            _label[node] = Mark.Outer;
        return found;
    }

    private void Shrink(int meeting, int edge)
    {
        var (one, other, _) = _edges[edge];
        var root = _top[meeting];
        var blossom = _unused.Pop();
        var (children, ends) = (new List<int>(), new List<int>());
        for (var node = _top[one]; node != root; node = _top[_person[_labelEnd[node]]])
        {
            children.Add(node);
            ends.Add(_labelEnd[node]);
        }

        children.Add(root);
        children.Reverse();
        ends.Reverse();
        ends.Add(2 * edge);
        for (var node = _top[other]; node != root; node = _top[_person[_labelEnd[node]]])
        {
            children.Add(node);
            ends.Add(_labelEnd[node] ^ 1);
        }

        foreach (var child in children)
            _parent[child] = blossom;
        (_children[blossom], _childEnds[blossom], _base[blossom], _parent[blossom]) = (children, ends, meeting, None);
        (_label[blossom], _labelEnd[blossom], _dual[blossom]) = (Mark.Outer, _labelEnd[root], 0);
        foreach (var leaf in Leaves(blossom))
        {
            // Inner people have become outer ones: they are to be looked at too.
            if (_label[_top[leaf]] == Mark.Inner)
                _open.Push(leaf);
            _top[leaf] = blossom;
        }

        JoinBestEdges(blossom);
    }

    private void JoinBestEdges(int blossom)
    {
        var reached = new List<int>();
        foreach (var child in _children[blossom]!)
        {
            if (_bestEdges[child] is { } known)
            {
                foreach (var edge in known)
                    Take(edge);
            }
            else
            {
                foreach (var leaf in Leaves(child))
                    foreach (var end in _farEnds[leaf])
                        Take(end / 2);
            }

            (_bestEdges[child], _bestEdge[child]) = (null, None);
        }

        var edges = new List<int>(reached.Count);
        _bestEdge[blossom] = None;
        foreach (var to in reached)
        {
            var edge = _bestTo[to];
            _bestTo[to] = None;
            edges.Add(edge);
            if (_bestEdge[blossom] == None || Slack(edge) < Slack(_bestEdge[blossom]))
                _bestEdge[blossom] = edge;
        }

        _bestEdges[blossom] = edges;

        void Take(int edge)
        {
            var (a, b, _) = _edges[edge];
            var to = _top[b] == blossom ? _top[a] : _top[b];
            if (to == blossom || _label[to] != Mark.Outer || (_bestTo[to] != None && Slack(edge) >= Slack(_bestTo[to])))
                return;
            if (_bestTo[to] == None)
                reached.Add(to);
            _bestTo[to] = edge;
        }
    }

    private void Expand(int blossom, bool endOfStage)
    {
        foreach (var child in _children[blossom]!)
        {
            _parent[child] = None;
            if (child >= _people && endOfStage && _dual[child] == 0)
                Expand(child, endOfStage);
            else
                foreach (var leaf in Leaves(child))
                    _top[leaf] = child;
        }

        if (!endOfStage && _label[blossom] == Mark.Inner)
            Relabel(blossom);
        (_label[blossom], _labelEnd[blossom], _base[blossom], _bestEdge[blossom]) = (Mark.Free, None, None, None);
        (_children[blossom], _childEnds[blossom], _bestEdges[blossom]) = (null, null, null);
        _unused.Push(blossom);
    }

    // The way of even length through an inner blossom stays part of the tree; what hangs off it is inner where it was reached.
    private void Relabel(int blossom)
    {
        var children = _children[blossom]!;
        var ends = _childEnds[blossom]!;
        var entry = _top[_person[_labelEnd[blossom] ^ 1]];
        var (at, step, turned) = Way(children.IndexOf(entry), children.Count);
        var end = _labelEnd[blossom];
        while (at != 0)
        {
            _label[_person[end ^ 1]] = Mark.Free;
            _label[_person[At(ends, at - turned) ^ turned ^ 1]] = Mark.Free;
            Label(_person[end ^ 1], Mark.Inner, end);
            _tight[At(ends, at - turned) / 2] = true;
            at += step;
            end = At(ends, at - turned) ^ turned;
            _tight[end / 2] = true;
            at += step;
        }

        var last = At(children, at);
        _label[_person[end ^ 1]] = _label[last] = Mark.Inner;
        _labelEnd[_person[end ^ 1]] = _labelEnd[last] = end;
        _bestEdge[last] = None;
        for (at += step; At(children, at) != entry; at += step)
        {
            var child = At(children, at);
            if (_label[child] == Mark.Outer)
                continue;
            var reached = Leaves(child).Cast<int?>().FirstOrDefault(leaf => _label[leaf!.Value] != Mark.Free);
            if (reached is not { } person)
                continue;
            _label[person] = Mark.Free;
            _label[_person[_mate[_base[child]]]] = Mark.Free;
            Label(person, Mark.Inner, _labelEnd[person]);
        }
    }

    // From a child of a cycle to its base the way of even length: forwards (past the end) for odd places, else backwards.
    private static (int At, int Step, int Turned) Way(int child, int count) =>
        (child & 1) == 1 ? (child - count, 1, 0) : (child, -1, 1);

    private static int At(List<int> cycle, int at) => cycle[at < 0 ? at + cycle.Count : at];
}
