namespace Herberge.Graphs.Directed;

/// <summary>
/// Who turns to whom: arcs between people 0 … N−1 without self ties, one per ordered pair, in compressed sparse rows sorted by
/// the person turned to. Immutable. For measures that need the direction of ties; everything else takes a <see cref="TieGraph"/>.
/// </summary>
/// <remarks>Memory: 12 bytes per arc and 4 per person.</remarks>
public sealed class DirectedTieGraph
{
    private readonly int[] _offsets;
    private readonly int[] _targets;
    private readonly double[] _weights;

    /// <summary>A graph from its rows; rows of the same ordered pair are merged, self ties dropped. O(rows log rows).</summary>
    /// <param name="personCount">N.</param>
    /// <param name="rows">Who turned to whom, in any order, with a weight that counts only for <see cref="TieWeight.Sum"/>.</param>
    /// <param name="weight">How rows become weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A person or a weight is out of range.</exception>
    public DirectedTieGraph(int personCount, IEnumerable<(int From, int To, double Weight)> rows, TieWeight weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(personCount);
        ArgumentNullException.ThrowIfNull(rows);
        var (keys, values) = (new List<long>(), new List<double>());
        foreach (var (from, to, value) in rows)
        {
            if ((uint)from >= (uint)personCount || (uint)to >= (uint)personCount)
                throw new ArgumentOutOfRangeException(nameof(rows), (from, to), "There is no such person.");
            if (!(value > 0) || !double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(rows), value, "A weight is a finite number over 0.");
            if (from == to)
                continue;
            keys.Add((long)from << 32 | (uint)to);
            values.Add(weight == TieWeight.Sum ? value : 1);
        }

        var (ordered, beside) = (keys.ToArray(), values.ToArray());
        Array.Sort(ordered, beside);
        _offsets = new int[personCount + 1];
        var arcs = 0;
        var last = -1L;
        for (var row = 0; row < ordered.Length; row++)
        {
            if (ordered[row] == last)
            {
                beside[arcs - 1] += weight == TieWeight.Binary ? 0 : beside[row];
                continue;
            }

            last = ordered[row];
            (ordered[arcs], beside[arcs]) = (last, beside[row]);
            _offsets[(int)(last >> 32) + 1]++;
            arcs++;
        }

        for (var person = 0; person < personCount; person++)
            _offsets[person + 1] += _offsets[person];
        _targets = new int[arcs];
        for (var arc = 0; arc < arcs; arc++)
            _targets[arc] = (int)ordered[arc];
        _weights = beside[..arcs];
        Weight = weight;
        foreach (var value in _weights)
            TotalWeight += value;
    }

    /// <summary>How rows became weights.</summary>
    public TieWeight Weight { get; }

    /// <summary>N, isolated people included.</summary>
    public int PersonCount => _offsets.Length - 1;

    /// <summary>Ordered pairs with an arc.</summary>
    public int ArcCount => _targets.Length;

    /// <summary>The sum of the arcs' weights.</summary>
    public double TotalWeight { get; }

    /// <summary>Whom a person turns to, ascending.</summary>
    /// <param name="person">0 … N−1.</param>
    public ReadOnlySpan<int> Targets(int person) => _targets.AsSpan(_offsets[person], _offsets[person + 1] - _offsets[person]);

    /// <summary>The weights beside <see cref="Targets"/>.</summary>
    /// <param name="person">0 … N−1.</param>
    public ReadOnlySpan<double> Weights(int person) => _weights.AsSpan(_offsets[person], _offsets[person + 1] - _offsets[person]);

    /// <summary>The directed unit × unit matrix, for Coleman's index and the directed measures. O(arcs + units²).</summary>
    /// <param name="units">Everybody's unit.</param>
    /// <exception cref="ArgumentException">The units are about a different number of people.</exception>
    public DirectedMixing Mixing(UnitPartition units)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (units.PersonCount != PersonCount)
            throw new ArgumentException("The graph and the units are about different numbers of people.", nameof(units));
        var cells = new double[units.UnitCount * units.UnitCount];
        for (var person = 0; person < PersonCount; person++)
            for (var arc = _offsets[person]; arc < _offsets[person + 1]; arc++)
                cells[units.RawUnitOf[person] * units.UnitCount + units.RawUnitOf[_targets[arc]]] += _weights[arc];
        return new DirectedMixing(cells, units.Sizes);
    }
}
