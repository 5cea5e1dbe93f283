namespace Herberge.Desks.Items;

/// <summary>One thing as its room tells of it; made inside queries, so that desks can filter, order and page by its parts.</summary>
internal sealed class DeskRow
{
    public required Guid Subject { get; init; }

    /// <summary>Since when somebody waits.</summary>
    public required DateTimeOffset Since { get; init; }

    public required string Title { get; init; }

    /// <summary>Until when it was promised.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Who waits, or is new.</summary>
    public string? Person { get; init; }

    public string? Handle { get; init; }

    public string? Unit { get; init; }

    public int? Hue { get; init; }

    /// <summary>The space, or the campaign.</summary>
    public string? Place { get; init; }

    /// <summary>The conversation behind it.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>The space it belongs to; null for what belongs to the house.</summary>
    public Guid? SpaceId { get; init; }

    /// <summary>A question rather than a conversation; somebody new who has written.</summary>
    public bool Asks { get; init; }

    /// <summary>Flags, channels.</summary>
    public int Number { get; init; }
}
