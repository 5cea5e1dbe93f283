namespace Herberge.Ideas.Outcomes;

/// <summary>A step of carrying an idea out.</summary>
public sealed class Milestone
{
    public const int LongestTitle = 160;
    public const int Most = 50;

    public required Guid Id { get; init; }

    public required Guid IdeaId { get; init; }

    public required string Title { get; set; }

    public Guid? OwnerId { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>What an idea is expected to bring, or was measured to have brought.</summary>
public sealed class Benefit
{
    public const int LongestText = 200;
    public const int LongestUnit = 40;

    /// <summary>A million million.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    public required Guid Id { get; init; }

    public required Guid IdeaId { get; init; }

    public required bool IsMeasured { get; init; }

    /// <summary>In words: “23 % weniger Rückfragen”.</summary>
    public required string Text { get; set; }

    /// <summary>The figure, where there is one.</summary>
    public decimal? Amount { get; set; }

    /// <summary>What the figure counts: €, hours a month, percent.</summary>
    public string? Unit { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>How it is known.</summary>
    public required string Source { get; set; }

    public required Guid NotedBy { get; init; }
}
