namespace Herberge.Graphs;

/// <summary>
/// Any other thing people are one of many by (place, level, tenure class, mother company), so that every measure for units
/// can be asked of it. People without a value are left out and counted.
/// </summary>
/// <remarks>Values are trimmed and told apart ordinally; unlike in a <see cref="UnitTree"/> a <c>/</c> means nothing.</remarks>
/// <example><code>
/// var place = new CategoricalAttribute(["Bremen", "Kiel", null, "Kiel"]);
/// OpennessEstimate openness = SiloAnalysis.Openness(place.Among(graph), place.Partition);
/// </code></example>
public sealed class CategoricalAttribute
{
    private readonly bool[] _known;

    /// <summary>The attribute of some people. O(people log values).</summary>
    /// <param name="values">For each person their value; null, empty or blank for unknown.</param>
    public CategoricalAttribute(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _known = new bool[values.Count];
        var (people, names) = (new List<int>(values.Count), new List<string>(values.Count));
        for (var person = 0; person < _known.Length; person++)
        {
            var name = values[person]?.Trim();
            if (string.IsNullOrEmpty(name))
                continue;
            _known[person] = true;
            people.Add(person);
            names.Add(name);
        }

        People = people;
        Partition = UnitPartition.FromNames(names);
    }

    /// <summary>The people with a value, ascending: person i of the partition is <c>People[i]</c>.</summary>
    public IReadOnlyList<int> People { get; }

    /// <summary>People without a value.</summary>
    public int Unknown => _known.Length - People.Count;

    /// <summary>The people with a value, parted by it.</summary>
    public UnitPartition Partition { get; }

    /// <summary>The ties among the people with a value, numbered as in <see cref="Partition"/>. O(ties).</summary>
    /// <param name="graph">The ties of all people the attribute was made for.</param>
    /// <exception cref="ArgumentException">The graph is about a different number of people.</exception>
    public TieGraph Among(TieGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Among(_known);
    }
}
