namespace Herberge.Graphs;

/// <summary>Which unit each person belongs to. Units are 0 … U−1 and each has at least one person.</summary>
public sealed class UnitPartition
{
    private readonly int[] _of;
    private readonly int[] _sizes;
    private readonly string[] _labels;
    private readonly Lazy<(int[] People, int[] Starts)> _byUnit;

    /// <summary>A partition from unit numbers.</summary>
    /// <param name="unitOf">For each person, their unit 0 … U−1.</param>
    /// <param name="labels">The units' names; U of them.</param>
    /// <exception cref="ArgumentException">A person's unit is out of range, or a unit has nobody.</exception>
    public UnitPartition(ReadOnlySpan<int> unitOf, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _of = unitOf.ToArray();
        _labels = [.. labels];
        _sizes = new int[labels.Count];
        _byUnit = new Lazy<(int[], int[])>(Sorted);
        foreach (var unit in _of)
        {
            if ((uint)unit >= (uint)_sizes.Length)
                throw new ArgumentException($"Unit {unit} is not one of 0 … {_sizes.Length - 1}.", nameof(unitOf));
            _sizes[unit]++;
        }

        if (Array.IndexOf(_sizes, 0) is var empty and >= 0)
            throw new ArgumentException($"Nobody is in unit {empty}.", nameof(labels));
    }

    /// <summary>A partition from unit names, one per person; units are numbered in ordinal order of their names.</summary>
    /// <param name="names">For each person, the name of their unit.</param>
    public static UnitPartition FromNames(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var labels = new SortedSet<string>(names, StringComparer.Ordinal).ToArray();
        var number = new Dictionary<string, int>(labels.Length, StringComparer.Ordinal);
        for (var unit = 0; unit < labels.Length; unit++)
            number[labels[unit]] = unit;
        var of = new int[names.Count];
        for (var person = 0; person < of.Length; person++)
            of[person] = number[names[person]];
        return new UnitPartition(of, labels);
    }

    /// <summary>N.</summary>
    public int PersonCount => _of.Length;

    /// <summary>U.</summary>
    public int UnitCount => _sizes.Length;

    /// <summary>The units' names.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>n_g, people per unit.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>For each person, their unit.</summary>
    public ReadOnlySpan<int> UnitOf => _of;

    internal int[] RawUnitOf => _of;

    internal int[] RawSizes => _sizes;

    /// <summary>People in the order of their units, and where each unit begins. O(people) once.</summary>
    internal (int[] People, int[] Starts) ByUnit() => _byUnit.Value;

    private (int[] People, int[] Starts) Sorted()
    {
        var starts = new int[UnitCount + 1];
        for (var unit = 0; unit < UnitCount; unit++)
            starts[unit + 1] = starts[unit] + _sizes[unit];
        var next = starts.AsSpan(0, UnitCount).ToArray();
        var people = new int[_of.Length];
        for (var person = 0; person < _of.Length; person++)
            people[next[_of[person]]++] = person;
        return (people, starts);
    }
}
