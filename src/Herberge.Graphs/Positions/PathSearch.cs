using Herberge.Graphs.Communities;

namespace Herberge.Graphs.Positions;

/// <summary>Draws shortest paths between random pairs of people, every shortest path of a pair equally likely.</summary>
internal sealed class PathSearch
{
    private readonly TieGraph _graph;
    private readonly SplitMix _random;
    private readonly Side _near;
    private readonly Side _far;
    private readonly List<(int Near, int Far, double Paths)> _meetings = [];

    public PathSearch(TieGraph graph, ulong seed)
    {
        (_graph, _random) = (graph, new SplitMix(seed));
        (_near, _far) = (new Side(graph), new Side(graph));
    }

    /// <summary>Draws a pair and a path and counts the people on it between its ends; nobody where there is no path.</summary>
    public void Draw(long[] counts)
    {
        var from = _random.Below(_graph.PersonCount);
        var to = _random.Below(_graph.PersonCount - 1);
        to += to >= from ? 1 : 0;
        _near.Start(from);
        _far.Start(to);
        _meetings.Clear();
        while (_meetings.Count == 0 && _near.Open && _far.Open)
        {
            var (side, other) = _near.Cost <= _far.Cost ? (_near, _far) : (_far, _near);
            side.Expand(other, (here, there, paths) => _meetings.Add(
                side == _near ? (here, there, paths) : (there, here, paths)));
        }

        if (_meetings.Count > 0)
        {
            var (near, far, _) = Drawn();
            Back(_near, near, from, counts);
            Back(_far, far, to, counts);
        }

        _near.Clear();
        _far.Clear();
    }

    private (int Near, int Far, double Paths) Drawn()
    {
        var left = _random.Unit() * _meetings.Sum(meeting => meeting.Paths);
        foreach (var meeting in _meetings)
            if ((left -= meeting.Paths) < 0)
                return meeting;
        return _meetings[^1];
    }

    private void Back(Side side, int person, int end, long[] counts)
    {
        while (person != end)
        {
            counts[person]++;
            var left = _random.Unit() * side.Paths[person];
            var before = -1;
            foreach (var other in _graph.Neighbours(person))
                if (side.Depth[other] > 0 && side.Depth[other] == side.Depth[person] - 1)
                {
                    before = other;
                    if ((left -= side.Paths[other]) < 0)
                        break;
                }

            person = before;
        }
    }

    /// <summary>A breadth-first search that goes on level by level.</summary>
    private sealed class Side(TieGraph graph)
    {
        private readonly List<int> _reached = [];
        private int _level;
        private int _levelStart;

        public int[] Depth { get; } = new int[graph.PersonCount];

        public double[] Paths { get; } = new double[graph.PersonCount];

        /// <summary>Ties to look at for the next level.</summary>
        public long Cost { get; private set; }

        public bool Open => _levelStart < _reached.Count;

        public void Start(int person)
        {
            (_level, _levelStart, Cost) = (1, 0, 0);
            Reach(person, 1);
        }

        // Whoever the other side has reached lies on its last level: on an earlier one they would have met before.
        public void Expand(Side other, Action<int, int, double> meet)
        {
            var end = _reached.Count;
            Cost = 0;
            _level++;
            for (var at = _levelStart; at < end; at++)
            {
                var person = _reached[at];
                foreach (var neighbour in graph.Neighbours(person))
                {
                    if (other.Depth[neighbour] > 0)
                        meet(person, neighbour, Paths[person] * other.Paths[neighbour]);
                    else if (Depth[neighbour] == 0)
                        Reach(neighbour, Paths[person]);
                    else if (Depth[neighbour] == _level)
                        Paths[neighbour] += Paths[person];
                }
            }

            _levelStart = end;
        }

        public void Clear()
        {
            foreach (var person in _reached)
                (Depth[person], Paths[person]) = (0, 0);
            _reached.Clear();
        }

        private void Reach(int person, double paths)
        {
            (Depth[person], Paths[person]) = (_level, paths);
            Cost += graph.Degree(person);
            _reached.Add(person);
        }
    }
}
