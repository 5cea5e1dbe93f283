namespace Herberge.Spaces.Moderation;

public enum DeedKind : byte
{
    PostWithdrawn = 1,
    PostEdited = 2,
    PostLeft = 3,
    Approved = 4,
    Declined = 5,
    Warned = 6,
    TimedOut = 7,
    Removed = 8,
    Lifted = 9,
    ThreadMoved = 10,
    ThreadSplit = 11,
    ThreadMerged = 12,
    Undone = 13,
    ThreadSlowed = 14,
    SpaceSlowed = 15,
    AppealUpheld = 16,
    AppealDeclined = 17,
    ThreadArchived = 18,
    ThreadReopened = 19,
}

/// <summary>
/// A line of a space's open log: what was done and why, and whether by its hosts or those of the house. It holds nobody's
/// name, so that reading it shames nobody; who did it stands in the audit log.
/// </summary>
public sealed class Deed
{
    private Deed() { }

    public Deed(Guid spaceId, DeedKind kind, Reason? reason, bool byHouse, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        SpaceId = spaceId;
        Kind = kind;
        Reason = reason;
        ByHouse = byHouse;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    public DeedKind Kind { get; private set; }

    public Reason? Reason { get; private set; }

    /// <summary>By a host of the house who hosts nothing here.</summary>
    public bool ByHouse { get; private set; }

    public DateTimeOffset At { get; private set; }
}
