namespace Herberge.Spaces.Kinds.Announcements;

/// <summary>What belongs to an announcement beside its thread.</summary>
public sealed class Announcement
{
    private Announcement() { }

    public Announcement(Guid threadId, bool asksToAcknowledge, DateTimeOffset? expiresAt) =>
        (ThreadId, AsksToAcknowledge, ExpiresAt) = (threadId, asksToAcknowledge, expiresAt);

    public Guid ThreadId { get; private set; }

    /// <summary>Members are asked to say that they read it.</summary>
    public bool AsksToAcknowledge { get; private set; }

    /// <summary>From then on it no longer stands in front; it stays to be read.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
}

/// <summary>Somebody says that they read an announcement. Who didn't is written nowhere and told to nobody.</summary>
public sealed class Acknowledgement
{
    private Acknowledgement() { }

    public Acknowledgement(Guid threadId, Guid memberId, DateTimeOffset at) => (ThreadId, MemberId, At) = (threadId, memberId, at);

    public Guid ThreadId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
