namespace Herberge.Silos.Files;

/// <summary>The rows of <c>ties.csv</c> between people who have a unit, with their instants where the file has some.</summary>
internal sealed class TieRows
{
    public List<int> From { get; } = [];

    public List<int> To { get; } = [];

    /// <summary>Ticks since 1970, <see cref="long.MinValue"/> for none; empty where the file has no column <c>at</c>.</summary>
    public List<long> At { get; } = [];

    /// <summary>Empty unless weights are summed up.</summary>
    public List<double> Weights { get; } = [];

    public bool HasTimes { get; set; }

    public long SelfTies { get; set; }

    /// <summary>Rows with a person who has no unit.</summary>
    public long WithoutUnit { get; set; }

    /// <summary>Rows without <c>at</c> although a window was asked for.</summary>
    public long WithoutTime { get; set; }

    public IReadOnlyList<string> ExtraColumns { get; set; } = [];
}
