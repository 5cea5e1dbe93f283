namespace Herberge.Gatherings;

/// <summary>How many of a unit take part, as it was last shown to all.</summary>
public sealed class MixShare
{
    public required Guid Id { get; init; }

    public required Guid GatheringId { get; init; }

    /// <summary>A top unit; null for all others together.</summary>
    public Guid? UnitId { get; init; }

    public required int People { get; init; }
}
