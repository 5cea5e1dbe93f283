namespace Herberge.Graphs;

/// <summary>Maximum matchings by Hopcroft and Karp, with scratch space kept between calls.</summary>
internal sealed class BipartiteMatching(int people)
{
    private readonly int[] _local = Filled(people);

    /// <summary>Size of a maximum matching of ties between a left and a right side. O(ties √people).</summary>
    /// <param name="ties">Left and right person of each tie; no person is on both sides.</param>
    public int Size(List<(int Left, int Right)> ties)
    {
        var (lefts, rights) = (new List<int>(), new List<int>());
        foreach (var (left, right) in ties)
        {
            Number(left, lefts);
            Number(right, rights);
        }

        var starts = new int[lefts.Count + 1];
        foreach (var (left, _) in ties)
            starts[_local[left] + 1]++;
        for (var left = 0; left < lefts.Count; left++)
            starts[left + 1] += starts[left];
        var next = starts.AsSpan(0, lefts.Count).ToArray();
        var ends = new int[ties.Count];
        foreach (var (left, right) in ties)
            ends[next[_local[left]]++] = _local[right];

        foreach (var person in lefts)
            _local[person] = -1;
        foreach (var person in rights)
            _local[person] = -1;
        return new Search(starts, ends, rights.Count).Run();
    }

    private void Number(int person, List<int> side)
    {
        if (_local[person] >= 0)
            return;
        _local[person] = side.Count;
        side.Add(person);
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, -1);
        return filled;
    }

    private sealed class Search
    {
        private readonly int[] _starts;
        private readonly int[] _ends;
        private readonly int[] _ofLeft;
        private readonly int[] _ofRight;
        private readonly int[] _layer;
        private readonly int[] _next;

        public Search(int[] starts, int[] ends, int rights)
        {
            (_starts, _ends) = (starts, ends);
            _ofLeft = Filled(starts.Length - 1);
            _ofRight = Filled(rights);
            _layer = new int[_ofLeft.Length];
            _next = new int[_ofLeft.Length];
        }

        public int Run()
        {
            var size = 0;
            while (Layers())
            {
                _starts.AsSpan(0, _next.Length).CopyTo(_next);
                for (var left = 0; left < _ofLeft.Length; left++)
                    size += _ofLeft[left] < 0 && Augment(left) ? 1 : 0;
            }

            return size;
        }

        private bool Layers()
        {
            var queue = new Queue<int>();
            for (var left = 0; left < _ofLeft.Length; left++)
            {
                _layer[left] = _ofLeft[left] < 0 ? 0 : -1;
                if (_ofLeft[left] < 0)
                    queue.Enqueue(left);
            }

            var found = false;
            while (queue.TryDequeue(out var left))
                for (var at = _starts[left]; at < _starts[left + 1]; at++)
                {
                    var mate = _ofRight[_ends[at]];
                    if (mate < 0)
                        found = true;
                    else if (_layer[mate] < 0)
                    {
                        _layer[mate] = _layer[left] + 1;
                        queue.Enqueue(mate);
                    }
                }

            return found;
        }

        // Depth-first along the layers with an explicit path: a path may be as long as the unit is large.
        private bool Augment(int root)
        {
            var path = new Stack<int>();
            path.Push(root);
            while (path.TryPeek(out var left))
            {
                if (_next[left] == _starts[left + 1])
                {
                    _layer[left] = -1;
                    path.Pop();
                    continue;
                }

                var right = _ends[_next[left]++];
                var mate = _ofRight[right];
                if (mate >= 0)
                {
                    if (_layer[mate] == _layer[left] + 1)
                        path.Push(mate);
                    continue;
                }

                foreach (var person in path)
                {
                    (_ofRight[right], right, _ofLeft[person]) = (person, _ofLeft[person], right);
                }

                return true;
            }

            return false;
        }
    }
}
