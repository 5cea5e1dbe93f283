namespace Herberge.Graphs;

/// <summary>
/// An undirected weighted graph of people 0 … N−1 without self ties and with one tie per pair, in compressed sparse
/// rows: every tie stands once in the row of each of its two people, rows are sorted by neighbour. Immutable.
/// </summary>
/// <remarks>Memory: 8 bytes per tie and 12 per person for binary ties, 24 per tie with weights.</remarks>
public sealed class TieGraph
{
    private readonly int[] _offsets;
    private readonly int[] _neighbours;
    private readonly double[]? _weights;
    private readonly double[] _strengths;

    internal TieGraph(TieWeight weight, int[] offsets, int[] neighbours, double[]? weights, long interactions, long selfTies)
    {
        Weight = weight;
        Interactions = interactions;
        SelfTies = selfTies;
        _offsets = offsets;
        _neighbours = neighbours;
        _weights = weights;
        _strengths = new double[offsets.Length - 1];
        var twice = 0.0;
        for (var person = 0; person < _strengths.Length; person++)
        {
            var strength = 0.0;
            if (weights is null)
                strength = offsets[person + 1] - offsets[person];
            else
                for (var at = offsets[person]; at < offsets[person + 1]; at++)
                    strength += weights[at];
            _strengths[person] = strength;
            twice += strength;
        }

        TotalWeight = twice / 2;
    }

    /// <summary>How rows became weights.</summary>
    public TieWeight Weight { get; }

    /// <summary>N, isolated people included.</summary>
    public int PersonCount => _strengths.Length;

    /// <summary>Number of pairs with a tie.</summary>
    public int TieCount => _offsets[^1] / 2;

    /// <summary>Rows that went into the ties, self ties left out.</summary>
    public long Interactions { get; }

    /// <summary>Rows from a person to themselves, dropped.</summary>
    public long SelfTies { get; }

    /// <summary>W, the sum of the tie weights.</summary>
    public double TotalWeight { get; }

    /// <summary>The people somebody has ties with, ascending.</summary>
    /// <param name="person">0 … N−1.</param>
    public ReadOnlySpan<int> Neighbours(int person) =>
        _neighbours.AsSpan(_offsets[person], _offsets[person + 1] - _offsets[person]);

    /// <summary>The weights beside <see cref="Neighbours"/>; empty where every weight is 1.</summary>
    /// <param name="person">0 … N−1.</param>
    public ReadOnlySpan<double> Weights(int person) => _weights is null
        ? []
        : _weights.AsSpan(_offsets[person], _offsets[person + 1] - _offsets[person]);

    /// <summary>Number of people somebody has ties with.</summary>
    /// <param name="person">0 … N−1.</param>
    public int Degree(int person) => _offsets[person + 1] - _offsets[person];

    /// <summary>s_i, the sum of a person's tie weights.</summary>
    /// <param name="person">0 … N−1.</param>
    public double Strength(int person) => _strengths[person];

    /// <summary>The weight between two people, 0 without a tie. O(log degree).</summary>
    /// <param name="a">0 … N−1.</param>
    /// <param name="b">0 … N−1.</param>
    public double WeightBetween(int a, int b)
    {
        var at = Neighbours(a).BinarySearch(b);
        return at < 0 ? 0 : _weights is null ? 1 : _weights[_offsets[a] + at];
    }

    /// <summary>The ties among some of the people, who are numbered anew in ascending order. O(ties).</summary>
    /// <param name="kept">For each person, whether they stay.</param>
    /// <returns>A graph of the people kept. Its <see cref="Interactions"/> are its ties for binary weights (the rows of
    /// a binary tie are not remembered), the sum of counts for counts.</returns>
    public TieGraph Among(ReadOnlySpan<bool> kept)
    {
        if (kept.Length != PersonCount)
            throw new ArgumentException("One flag per person.", nameof(kept));
        var renumbered = new int[PersonCount];
        var people = 0;
        for (var person = 0; person < renumbered.Length; person++)
            renumbered[person] = kept[person] ? people++ : -1;

        var offsets = new int[people + 1];
        for (var person = 0; person < renumbered.Length; person++)
        {
            if (renumbered[person] < 0)
                continue;
            var degree = 0;
            foreach (var other in Neighbours(person))
                degree += renumbered[other] < 0 ? 0 : 1;
            offsets[renumbered[person] + 1] = degree;
        }

        for (var at = 0; at < people; at++)
            offsets[at + 1] += offsets[at];

        var neighbours = new int[offsets[^1]];
        var weights = _weights is null ? null : new double[neighbours.Length];
        var next = 0;
        var total = 0.0;
        for (var person = 0; person < renumbered.Length; person++)
        {
            if (renumbered[person] < 0)
                continue;
            for (var at = _offsets[person]; at < _offsets[person + 1]; at++)
            {
                if (renumbered[_neighbours[at]] < 0)
                    continue;
                neighbours[next] = renumbered[_neighbours[at]];
                if (weights is not null)
                    total += weights[next] = _weights![at];
                next++;
            }
        }

        var interactions = Weight == TieWeight.Count && weights is not null ? (long)(total / 2) : neighbours.Length / 2;
        return new TieGraph(Weight, offsets, neighbours, weights, interactions, 0);
    }

    internal int[] RawOffsets => _offsets;

    internal int[] RawNeighbours => _neighbours;

    internal double[]? RawWeights => _weights;

    internal double[] RawStrengths => _strengths;
}
