namespace Herberge.Channels.Posts;

/// <summary>A picture and what it shows in words, without which it doesn't go out.</summary>
public sealed class PostPicture
{
    private PostPicture() { }

    public PostPicture(Guid postId, int number, Guid fileId, string alt) => (PostId, Number, FileId, Alt) = (postId, number, fileId, alt);

    public Guid PostId { get; private set; }

    public int Number { get; private set; }

    public Guid FileId { get; private set; }

    public string Alt { get; set; } = "";
}

public enum ApprovalAnswer : byte
{
    Open = 0,
    Approved = 1,
    ChangesAsked = 2,
}

/// <summary>Somebody who was asked by name.</summary>
public sealed class PostApprover
{
    private PostApprover() { }

    public PostApprover(Guid postId, Guid memberId, DateTimeOffset askedAt) => (PostId, MemberId, AskedAt) = (postId, memberId, askedAt);

    public Guid PostId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public ApprovalAnswer Answer { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public void AskAgain(DateTimeOffset now) => (Answer, Reason, AnsweredAt, AskedAt) = (ApprovalAnswer.Open, null, null, now);

    public void Approve(DateTimeOffset now) => (Answer, Reason, AnsweredAt) = (ApprovalAnswer.Approved, null, now);

    public void AskForChanges(string reason, DateTimeOffset now) => (Answer, Reason, AnsweredAt) = (ApprovalAnswer.ChangesAsked, reason, now);

    /// <summary>An approval was of other words. What somebody wanted changed stays to be read.</summary>
    public void Forget()
    {
        if (Answer == ApprovalAnswer.Approved) (Answer, AnsweredAt) = (ApprovalAnswer.Open, null);
    }
}

public enum PostDeed : byte
{
    Written = 1,
    Changed = 2,
    Asked = 3,
    Approved = 4,
    ChangesAsked = 5,
    Scheduled = 6,
    Moved = 7,
    Cancelled = 8,
    Published = 9,
    Failed = 10,
    Confirmed = 11,
    SentAgain = 12,
    Withdrawn = 13,
    Removed = 14,
}

/// <summary>Who did what with a post, for the people who work on it.</summary>
public sealed class PostEvent
{
    public const int LongestNote = 1000;

    private PostEvent() { }

    public PostEvent(Guid id, Guid postId, Guid? byId, PostDeed deed, string note, DateTimeOffset at)
    {
        Id = id;
        (PostId, ById, Deed, Note, At) = (postId, byId, deed, note, at);
    }

    public Guid Id { get; private set; }

    public Guid PostId { get; private set; }

    /// <summary>Null where the house did it at its time.</summary>
    public Guid? ById { get; private set; }

    public PostDeed Deed { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
