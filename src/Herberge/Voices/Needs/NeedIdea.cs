namespace Herberge.Voices.Needs;

/// <summary>An idea that answers a need.</summary>
public sealed class NeedIdea
{
    public required Guid NeedId { get; init; }

    public required Guid IdeaId { get; init; }

    public required Guid LinkedBy { get; set; }

    public required DateTimeOffset LinkedAt { get; init; }
}

/// <summary>A quote that stands beside an idea for everybody inside who reads it; somebody who hears customers chose it.</summary>
public sealed class IdeaQuote
{
    public const int Most = 6;

    public required Guid IdeaId { get; init; }

    public required Guid ObservationId { get; init; }

    public required Guid NeedId { get; init; }
}
