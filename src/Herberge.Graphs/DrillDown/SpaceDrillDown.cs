using System.Runtime.InteropServices;

namespace Herberge.Graphs.DrillDown;

/// <summary>
/// Where the contact across units arises: the openness taken apart by the spaces (channels, meetings, tools) its rows come
/// from, so that E = Σ E_s, W = Σ W_s and Ω = Σ (W_s/W) Ω_s hold exactly.
/// </summary>
/// <remarks>
/// A tie's weight belongs to the spaces of its rows: each row's own weight for <see cref="TieWeight.Count"/> and
/// <see cref="TieWeight.Sum"/>; a binary tie is parted in proportion to the rows it has in each space. O(1) per row; memory
/// for the pairs of people per space for binary ties, for the people per space otherwise.
/// </remarks>
public sealed class SpaceDrillDown
{
    private readonly UnitPartition _units;
    private readonly string[] _labels;
    private readonly TieWeight _weight;
    private readonly double[] _strengths;
    private readonly double[] _weights;
    private readonly double[] _across;
    private readonly HashSet<long>[] _people;
    private readonly Dictionary<long, List<(int Space, int Rows)>> _pairs = [];

    /// <summary>Without any contact yet.</summary>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="spaces">The spaces' names.</param>
    /// <param name="weight">How rows become weights.</param>
    public SpaceDrillDown(UnitPartition units, IReadOnlyList<string> spaces, TieWeight weight)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(spaces);
        (_units, _labels, _weight) = (units, [.. spaces], weight);
        _strengths = new double[units.UnitCount];
        (_weights, _across) = (new double[_labels.Length], new double[_labels.Length]);
        _people = new HashSet<long>[_labels.Length];
        for (var space = 0; space < _people.Length; space++)
            _people[space] = [];
    }

    /// <summary>Adds one row. Self ties are ignored.</summary>
    /// <param name="from">0 … N−1.</param>
    /// <param name="to">0 … N−1.</param>
    /// <param name="space">0 … number of spaces − 1.</param>
    /// <param name="weight">Finite and over 0; counts only for <see cref="TieWeight.Sum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A person, the space or the weight is out of range.</exception>
    public void Add(int from, int to, int space, double weight = 1)
    {
        if ((uint)from >= (uint)_units.PersonCount)
            throw new ArgumentOutOfRangeException(nameof(from), from, "There is no such person.");
        if ((uint)to >= (uint)_units.PersonCount)
            throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such person.");
        if ((uint)space >= (uint)_labels.Length)
            throw new ArgumentOutOfRangeException(nameof(space), space, "There is no such space.");
        if (!(weight > 0) || !double.IsFinite(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number over 0.");
        if (from == to)
            return;
        _people[space].Add(from);
        _people[space].Add(to);
        if (_weight != TieWeight.Binary)
        {
            Count(from, to, space, _weight == TieWeight.Count ? 1 : weight);
            return;
        }

        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _pairs, (long)Math.Min(from, to) << 32 | (uint)Math.Max(from, to), out _);
        rows ??= [];
        var at = rows.FindIndex(row => row.Space == space);
        if (at < 0)
            rows.Add((space, 1));
        else
            rows[at] = (space, rows[at].Rows + 1);
    }

    /// <summary>The spaces' parts, in the order of the spaces. O(rows of binary ties + spaces + units).</summary>
    public IReadOnlyList<SpaceOpenness> Compute()
    {
        var (strengths, weights, across) = ((double[])_strengths.Clone(), (double[])_weights.Clone(), (double[])_across.Clone());
        foreach (var (pair, rows) in _pairs)
        {
            var (from, to) = ((int)(pair >> 32), (int)pair);
            var all = 0.0;
            foreach (var (_, count) in rows)
                all += count;
            foreach (var (space, count) in rows)
                Count(from, to, space, count / all, strengths, weights, across);
        }

        var total = weights.Sum();
        var inside = 0.0;
        foreach (var strength in strengths)
            inside += total > 0 ? strength / (2 * total) * (strength / (2 * total)) : 0;
        var parts = new SpaceOpenness[_labels.Length];
        for (var space = 0; space < parts.Length; space++)
        {
            var (weight, over) = (weights[space], across[space]);
            var openness = weight <= 0 ? Measured.None(Undefined.NoTies)
                : 1 - inside <= 1e-12 ? Measured.None(Undefined.OneUnit)
                : Measured.Of(over / weight / (1 - inside));
            var share = total > 0 ? Measured.Of(weight / total) : Measured.None(Undefined.NoTies);
            parts[space] = new SpaceOpenness(space, _labels[space], _people[space].Count, weight, over, openness, share);
        }

        return parts;
    }

    private void Count(int from, int to, int space, double weight) =>
        Count(from, to, space, weight, _strengths, _weights, _across);

    private void Count(
        int from, int to, int space, double weight, double[] strengths, double[] weights, double[] across)
    {
        var (a, b) = (_units.RawUnitOf[from], _units.RawUnitOf[to]);
        strengths[a] += weight;
        strengths[b] += weight;
        weights[space] += weight;
        across[space] += a == b ? 0 : weight;
    }
}
