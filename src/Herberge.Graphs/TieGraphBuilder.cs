namespace Herberge.Graphs;

/// <summary>
/// Collects ties in any order and direction and builds a <see cref="TieGraph"/> from them: self ties are dropped and
/// counted, the rows of a pair are merged.
/// </summary>
/// <remarks>
/// Two counting sorts (by one end, then by the other), so O(people + rows) time whatever the order of the rows;
/// 8 bytes per row while collecting (16 for <see cref="TieWeight.Sum"/>). Not for use by several threads at once.
/// </remarks>
/// <example><code>
/// var builder = new TieGraphBuilder(personCount: 3, TieWeight.Count);
/// builder.Add(0, 1);
/// builder.Add(1, 0);
/// builder.Add(1, 2);
/// TieGraph graph = builder.Build(); // 2 ties, 3 interactions, W = 3
/// </code></example>
public sealed class TieGraphBuilder
{
    private const int ChunkRows = 1 << 18;

    private readonly int _people;
    private readonly TieWeight _weight;
    private readonly List<int[]> _chunks = [];
    private readonly List<double[]> _weightChunks = [];
    private int _used = ChunkRows;
    private long _rows;
    private long _selfTies;

    /// <summary>An empty graph of some people.</summary>
    /// <param name="personCount">N; people are 0 … N−1.</param>
    /// <param name="weight">How rows become weights.</param>
    public TieGraphBuilder(int personCount, TieWeight weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(personCount);
        _people = personCount;
        _weight = weight;
    }

    /// <summary>Adds one row.</summary>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="weight">Finite and over 0; counts only for <see cref="TieWeight.Sum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A person or the weight is out of range.</exception>
    public void Add(int from, int to, double weight = 1)
    {
        if ((uint)from >= (uint)_people)
            throw new ArgumentOutOfRangeException(nameof(from), from, "There is no such person.");
        if ((uint)to >= (uint)_people)
            throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such person.");
        if (!(weight > 0) || !double.IsFinite(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number over 0.");
        if (from == to)
        {
            _selfTies++;
            return;
        }

        if (_used == ChunkRows)
        {
            _chunks.Add(new int[2 * ChunkRows]);
            if (_weight == TieWeight.Sum)
                _weightChunks.Add(new double[ChunkRows]);
            _used = 0;
        }

        var chunk = _chunks[^1];
        chunk[2 * _used] = from;
        chunk[2 * _used + 1] = to;
        if (_weight == TieWeight.Sum)
            _weightChunks[^1][_used] = weight;
        _used++;
        _rows++;
    }

    /// <summary>Adds many rows at once: from, to, from, to, … with weight 1 each.</summary>
    /// <param name="ends">People 0 … N−1, two for each row.</param>
    /// <exception cref="ArgumentException">The number of ends is odd.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A person is out of range.</exception>
    public void AddPairs(ReadOnlySpan<int> ends)
    {
        if (ends.Length % 2 == 1)
            throw new ArgumentException("Each row has two ends.", nameof(ends));
        for (var at = 0; at < ends.Length; at += 2)
            Add(ends[at], ends[at + 1]);
    }

    /// <summary>Builds the graph and empties the builder.</summary>
    /// <exception cref="InvalidOperationException">There are more than 1,073,741,791 rows.</exception>
    public TieGraph Build()
    {
        if (2 * _rows > Array.MaxLength)
            throw new InvalidOperationException("One graph holds at most 1,073,741,791 rows.");

        var (offsets, neighbours, weights) = ByEitherEnd();
        (neighbours, weights) = Transposed(offsets, neighbours, weights);
        (offsets, neighbours, weights) = Merged(offsets, neighbours, weights);
        var graph = new TieGraph(_weight, offsets, neighbours, weights, _rows, _selfTies);
        _used = ChunkRows;
        _rows = _selfTies = 0;
        return graph;
    }

    private (int[] Offsets, int[] Neighbours, double[]? Weights) ByEitherEnd()
    {
        var offsets = new int[_people + 1];
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
            foreach (var end in _chunks[chunk].AsSpan(0, 2 * RowsIn(chunk)))
                offsets[end + 1]++;
        for (var person = 0; person < _people; person++)
            offsets[person + 1] += offsets[person];

        var neighbours = new int[offsets[^1]];
        var weights = _weight == TieWeight.Sum ? new double[neighbours.Length] : null;
        var next = offsets.AsSpan(0, _people).ToArray();
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            var rows = _chunks[chunk].AsSpan(0, 2 * RowsIn(chunk));
            for (var at = 0; at < rows.Length; at += 2)
            {
                var (from, to) = (rows[at], rows[at + 1]);
                var (forward, back) = (next[from]++, next[to]++);
                neighbours[forward] = to;
                neighbours[back] = from;
                if (weights is not null)
                    weights[forward] = weights[back] = _weightChunks[chunk][at / 2];
            }

            // The collected rows are the larger part of the memory: let them go as they are used up.
            if (chunk < _chunks.Count - 1)
            {
                _chunks[chunk] = [];
                if (weights is not null)
                    _weightChunks[chunk] = [];
            }
        }

        _chunks.Clear();
        _weightChunks.Clear();
        return (offsets, neighbours, weights);
    }

    private int RowsIn(int chunk) => chunk == _chunks.Count - 1 ? _used : ChunkRows;

    // Every tie stands in both rows, so the transpose is the same graph, and it comes out with sorted rows.
    private (int[] Neighbours, double[]? Weights) Transposed(int[] offsets, int[] neighbours, double[]? weights)
    {
        var sorted = new int[neighbours.Length];
        var sortedWeights = weights is null ? null : new double[neighbours.Length];
        var next = offsets.AsSpan(0, _people).ToArray();
        for (var person = 0; person < _people; person++)
            for (var at = offsets[person]; at < offsets[person + 1]; at++)
            {
                var place = next[neighbours[at]]++;
                sorted[place] = person;
                if (sortedWeights is not null)
                    sortedWeights[place] = weights![at];
            }

        return (sorted, sortedWeights);
    }

    private (int[] Offsets, int[] Neighbours, double[]? Weights) Merged(int[] offsets, int[] neighbours, double[]? weights)
    {
        var merged = new int[_people + 1];
        for (var person = 0; person < _people; person++)
        {
            var distinct = 0;
            var last = -1;
            for (var at = offsets[person]; at < offsets[person + 1]; at++)
            {
                distinct += neighbours[at] == last ? 0 : 1;
                last = neighbours[at];
            }

            merged[person + 1] = merged[person] + distinct;
        }

        if (merged[^1] == offsets[^1])
            return (offsets, neighbours, weights);

        var kept = new int[merged[^1]];
        var keptWeights = _weight == TieWeight.Binary ? null : new double[kept.Length];
        var next = -1;
        for (var person = 0; person < _people; person++)
        {
            var last = -1;
            for (var at = offsets[person]; at < offsets[person + 1]; at++)
            {
                if (neighbours[at] != last)
                    kept[++next] = last = neighbours[at];
                if (keptWeights is not null)
                    keptWeights[next] += weights is null ? 1 : weights[at];
            }
        }

        return (merged, kept, keptWeights);
    }
}
