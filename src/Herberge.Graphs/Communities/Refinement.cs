using System.Runtime.CompilerServices;

namespace Herberge.Graphs.Communities;

/// <summary>
/// Refinement: each community is built anew from its single nodes, which join only well-connected parts of it, so that no
/// community falls apart. What comes out are the nodes of the next level.
/// </summary>
internal sealed class Refinement
{
    // Parts whose gain is this many temperatures under the best would be drawn with a chance below 10^-13.
    private const double Negligible = 30;

    private readonly LevelGraph _graph;
    private readonly int[] _of;
    private readonly double _perStrength;
    private readonly double _temperature;
    private readonly SplitMix _random;
    private readonly double[] _communities;
    private readonly int[] _part;
    private readonly double[] _sums;
    private readonly double[] _outside;
    private readonly bool[] _single;
    private readonly double[] _to;
    private readonly int[] _touched;
    private readonly double[] _gains;

    /// <summary>Of one level.</summary>
    /// <param name="graph">The level's graph.</param>
    /// <param name="of">The communities.</param>
    /// <param name="perStrength">γ / 2W.</param>
    /// <param name="temperature">A part is drawn with a chance proportional to exp(gain / temperature).</param>
    /// <param name="random">Draws.</param>
    public Refinement(LevelGraph graph, int[] of, double perStrength, double temperature, SplitMix random)
    {
        (_graph, _of, _perStrength, _temperature, _random) = (graph, of, perStrength, temperature, random);
        var count = graph.Count;
        (_communities, _sums, _outside, _to, _gains) =
            (new double[count], new double[count], new double[count], new double[count], new double[count]);
        (_part, _touched, _single) = (new int[count], new int[count], new bool[count]);
    }

    /// <summary>The parts of the communities, numbered 0 … count−1.</summary>
    public (int[] Of, int Count) Run(CancellationToken ct)
    {
        // Communities do not concern each other: taking them one by one keeps what is looked at in the processor's cache.
        var order = ByCommunity();
        Singles(order);
        ct.ThrowIfCancellationRequested();
        foreach (var node in order)
            if (_single[node] && WellConnected(_outside[node], _graph.Strengths[node], _of[node]))
                Join(node);
        return Numbered(order);
    }

    private int[] ByCommunity()
    {
        var starts = new int[_of.Length + 1];
        foreach (var community in _of)
            starts[community + 1]++;
        for (var community = 0; community < _of.Length; community++)
            starts[community + 1] += starts[community];
        var next = starts.AsSpan(0, _of.Length).ToArray();
        var order = new int[_of.Length];
        for (var node = 0; node < _of.Length; node++)
            order[next[_of[node]]++] = node;
        for (var community = 0; community < _of.Length; community++)
            _random.Shuffle(order.AsSpan(starts[community], starts[community + 1] - starts[community]));
        return order;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Singles(int[] order)
    {
        var (offsets, neighbours, weights) = (_graph.Offsets, _graph.Neighbours, _graph.Weights);
        foreach (var node in order)
        {
            _part[node] = node;
            _single[node] = true;
            _sums[node] = _graph.Strengths[node];
            var community = _of[node];
            _communities[community] += _graph.Strengths[node];
            var outside = 0.0;
            if (weights is null)
            {
                foreach (var neighbour in neighbours.AsSpan(offsets[node], offsets[node + 1] - offsets[node]))
                    outside += _of[neighbour] == community ? 1 : 0;
            }
            else
            {
                for (var at = offsets[node]; at < offsets[node + 1]; at++)
                    outside += _of[neighbours[at]] == community ? weights[at] : 0;
            }

            _outside[node] = outside;
        }
    }

    private bool WellConnected(double outside, double strength, int community) =>
        outside >= _perStrength * strength * (_communities[community] - strength);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Join(int node)
    {
        var (offsets, neighbours, weights) = (_graph.Offsets, _graph.Neighbours, _graph.Weights);
        var community = _of[node];
        var distinct = 0;
        for (var at = offsets[node]; at < offsets[node + 1]; at++)
        {
            var neighbour = neighbours[at];
            if (_of[neighbour] != community)
                continue;
            var part = _part[neighbour];
            if (_to[part] == 0)
                _touched[distinct++] = part;
            _to[part] += weights is null ? 1 : weights[at];
        }

        var chosen = Drawn(node, distinct);
        var within = chosen < 0 ? 0 : _to[chosen];
        for (var index = 0; index < distinct; index++)
            _to[_touched[index]] = 0;
        if (chosen < 0)
            return;
        _part[node] = chosen;
        _single[node] = _single[chosen] = false;
        _sums[chosen] += _graph.Strengths[node];
        _sums[node] = 0;
        _outside[chosen] += _outside[node] - 2 * within;
    }

    private int Drawn(int node, int distinct)
    {
        var strength = _graph.Strengths[node];
        var best = -1;
        var most = 0.0;
        for (var index = 0; index < distinct; index++)
        {
            var part = _touched[index];
            var gain = _to[part] - _perStrength * strength * _sums[part];
            _gains[index] = gain >= 0 && WellConnected(_outside[part], _sums[part], _of[node]) ? gain : -1;
            if (_gains[index] >= most)
                (best, most) = (part, _gains[index]);
        }

        if (best < 0)
            return best;
        var total = 0.0;
        for (var index = 0; index < distinct; index++)
        {
            var below = (most - _gains[index]) / _temperature;
            total += _gains[index] = _gains[index] < 0 || below > Negligible ? 0 : Math.Exp(-below);
        }

        var draw = total * _random.Unit();
        for (var index = 0; index < distinct; index++)
            if (_gains[index] > 0 && (draw -= _gains[index]) < 0)
                return _touched[index];
        return best;
    }

    private (int[] Of, int Count) Numbered(int[] order)
    {
        var number = new int[_part.Length];
        Array.Fill(number, -1);
        var count = 0;
        foreach (var node in order)
        {
            if (number[_part[node]] < 0)
                number[_part[node]] = count++;
            _part[node] = number[_part[node]];
        }

        return (_part, count);
    }
}
