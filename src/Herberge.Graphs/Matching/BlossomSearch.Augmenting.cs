namespace Herberge.Graphs.Matching;

/// <summary>Swaps pairs along an alternating path, and inside the blossoms on it.</summary>
internal sealed partial class BlossomSearch
{
    private void Augment(int edge)
    {
        var (one, other, _) = _edges[edge];
        Swap(one, 2 * edge + 1);
        Swap(other, 2 * edge);
    }

    private void Swap(int person, int end)
    {
        while (true)
        {
            var node = _top[person];
            if (node >= _people)
                SwapInside(node, person);
            _mate[person] = end;
            if (_labelEnd[node] == None)
                return;
            var inner = _top[_person[_labelEnd[node]]];
            var entry = _person[_labelEnd[inner] ^ 1];
            person = _person[_labelEnd[inner]];
            if (inner >= _people)
                SwapInside(inner, entry);
            _mate[entry] = _labelEnd[inner];
            end = _labelEnd[inner] ^ 1;
        }
    }

    // Frees one person of the blossom, who becomes its base, and pairs all others.
    private void SwapInside(int blossom, int person)
    {
        var child = person;
        while (_parent[child] != blossom)
            child = _parent[child];
        if (child >= _people)
            SwapInside(child, person);
        var children = _children[blossom]!;
        var ends = _childEnds[blossom]!;
        var first = children.IndexOf(child);
        var (at, step, turned) = Way(first, children.Count);
        while (at != 0)
        {
            at += step;
            var end = At(ends, at - turned) ^ turned;
            if (At(children, at) >= _people)
                SwapInside(At(children, at), _person[end]);
            at += step;
            if (At(children, at) >= _people)
                SwapInside(At(children, at), _person[end ^ 1]);
            _mate[_person[end]] = end ^ 1;
            _mate[_person[end ^ 1]] = end;
        }

        _children[blossom] = [.. children[first..], .. children[..first]];
        _childEnds[blossom] = [.. ends[first..], .. ends[..first]];
        _base[blossom] = _base[_children[blossom]![0]];
    }
}
