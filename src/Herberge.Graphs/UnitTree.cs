namespace Herberge.Graphs;

/// <summary>
/// Units as paths, <c>Produktion/Werk Süd/Montage</c>, and the partition of the people at any depth of that tree.
/// </summary>
public sealed class UnitTree
{
    private readonly string[] _paths;

    /// <summary>A tree from one path per person.</summary>
    /// <param name="paths">For each person a path; parts are trimmed, empty parts dropped. A person with an empty path
    /// has no unit and is in no partition.</param>
    public UnitTree(IReadOnlyList<string?> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _paths = new string[paths.Count];
        var placed = new List<int>(paths.Count);
        for (var person = 0; person < _paths.Length; person++)
        {
            var parts = (paths[person] ?? "").Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            _paths[person] = string.Join('/', parts);
            Depth = Math.Max(Depth, parts.Length);
            if (parts.Length > 0)
                placed.Add(person);
        }

        Placed = placed;
    }

    /// <summary>Parts of the longest path; 0 where nobody has a unit.</summary>
    public int Depth { get; }

    /// <summary>The people who have a unit, ascending: person i of a partition is <c>Placed[i]</c>.</summary>
    public IReadOnlyList<int> Placed { get; }

    /// <summary>People without a unit.</summary>
    public int Unplaced => _paths.Length - Placed.Count;

    /// <summary>
    /// The people who have a unit, parted by the first parts of their paths. A path shorter than the level is a unit of
    /// its own (people directly under a division that has teams).
    /// </summary>
    /// <param name="level">How many parts count: 1 for the top of the tree; null for whole paths.</param>
    public UnitPartition AtLevel(int? level = null)
    {
        if (level is { } parts)
            ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1, nameof(level));
        var names = new string[Placed.Count];
        for (var at = 0; at < names.Length; at++)
            names[at] = Head(_paths[Placed[at]], level ?? int.MaxValue);
        return UnitPartition.FromNames(names);
    }

    private static string Head(string path, int parts)
    {
        for (var at = 0; at < path.Length; at++)
            if (path[at] == '/' && --parts == 0)
                return path[..at];
        return path;
    }
}
