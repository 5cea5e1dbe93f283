namespace Herberge.Graphs.Communities;

/// <summary>How to look for communities.</summary>
public sealed record LeidenOptions
{
    /// <summary>1 for modularity; larger values find smaller communities.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>The same seed, graph and options give the same communities on every machine.</summary>
    public ulong Seed { get; init; }

    /// <summary>Independent runs of which the best is taken; null chooses many for small graphs and one for large ones.</summary>
    public int? Runs { get; init; }

    /// <summary>Rounds of a run at most; it ends earlier when a round changes nothing.</summary>
    public int Rounds { get; init; } = 10;
}
