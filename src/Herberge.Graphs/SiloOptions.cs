namespace Herberge.Graphs;

/// <summary>What a <see cref="SiloAnalysis"/> may leave out or vary.</summary>
public sealed record SiloOptions
{
    /// <summary>Everything, with seed 0.</summary>
    public static SiloOptions Default { get; } = new();

    /// <summary>Whether to look for communities, the only part that is not linear.</summary>
    public bool WithCommunities { get; init; } = true;

    /// <summary>Seed of the community search; the same seed gives the same communities.</summary>
    public ulong Seed { get; init; }

    /// <summary>Resolution of the community search: 1 finds divisions, larger values find teams.</summary>
    public double Resolution { get; init; } = 1;
}
