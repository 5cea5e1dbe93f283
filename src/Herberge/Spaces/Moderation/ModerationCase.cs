namespace Herberge.Spaces.Moderation;

/// <summary>How a moderator settled a case.</summary>
public enum Settled : byte
{
    /// <summary>The post stays as it is.</summary>
    Left = 1,

    Edited = 2,

    /// <summary>The post was taken out.</summary>
    Withdrawn = 3,

    /// <summary>Its thread went to another space.</summary>
    Moved = 4,

    /// <summary>Its author was warned; the post stays.</summary>
    Warned = 5,

    /// <summary>Nobody flags it any more.</summary>
    TakenBack = 6,
}

/// <summary>A post that somebody, or a word the moderators watch for, asks the moderators to look at. One open case for each post.</summary>
public sealed class ModerationCase
{
    private ModerationCase() { }

    public ModerationCase(Guid postId, Guid spaceId, Guid authorId, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        PostId = postId;
        SpaceId = spaceId;
        AuthorId = authorId;
        OpenedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid PostId { get; private set; }

    /// <summary>Where the post stands; follows it when its thread is moved.</summary>
    public Guid SpaceId { get; private set; }

    public Guid AuthorId { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; set; }

    public Guid? SettledBy { get; set; }

    public Settled? Outcome { get; set; }

    public ICollection<Flag> Flags { get; } = [];
}

/// <summary>One person's word that a post needs a look. Only moderators learn whose; never the post's author.</summary>
public sealed class Flag
{
    public const int LongestText = 500;

    private Flag() { }

    public Flag(Guid caseId, Guid? reporterId, Reason reason, string? text, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        CaseId = caseId;
        ReporterId = reporterId;
        Reason = reason;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid CaseId { get; private set; }

    /// <summary>Null where a watched word was found.</summary>
    public Guid? ReporterId { get; private set; }

    public Reason Reason { get; private set; }

    public string? Text { get; private set; }

    public DateTimeOffset At { get; private set; }
}
