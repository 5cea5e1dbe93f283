namespace Herberge.Gatherings.After;

/// <summary>What hosts write when a gathering is over: thanks, and what is to be remembered.</summary>
public sealed class FollowUp
{
    public const int LongestText = 10_000;

    public required Guid GatheringId { get; init; }

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";

    public string TextHtml { get; set; } = "";

    public Guid WrittenBy { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>The conversation it goes on in.</summary>
    public Guid? ThreadId { get; set; }
}

/// <summary>That somebody answered the three questions; never what, and not when.</summary>
public sealed class FeedbackGiven
{
    public required Guid GatheringId { get; init; }

    public required Guid MemberId { get; init; }
}

public enum FeedbackQuestion : byte
{
    /// <summary>Whether it was worth the time: 1 to 5.</summary>
    Worth = 1,

    /// <summary>Whether they met somebody of another unit worth meeting: 0 or 1.</summary>
    Met = 2,
}

/// <summary>How often one answer was given. Answers of one person can't be put together again.</summary>
public sealed class FeedbackCount
{
    public required Guid GatheringId { get; init; }

    public required FeedbackQuestion Question { get; init; }

    public required int Answer { get; init; }

    public int Count { get; set; }

    /// <summary>Those of them hosts see: it grows by at least five answers at once.</summary>
    public int Shown { get; set; }
}

/// <summary>What somebody would do differently, without a name, a time or a place in any order: its id is drawn by chance.</summary>
public sealed class FeedbackText
{
    public const int Longest = 2_000;

    public required Guid Id { get; init; }

    public required Guid GatheringId { get; init; }

    public required string Text { get; init; }

    public bool IsShown { get; set; }
}
