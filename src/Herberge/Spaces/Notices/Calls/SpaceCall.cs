namespace Herberge.Spaces.Notices.Calls;

/// <summary>A host wrote to everybody of a space, whatever they chose, and said why.</summary>
public sealed class SpaceCall
{
    public const int LongestReason = 300;

    /// <summary>How often in <see cref="Within"/> a space may do so.</summary>
    public const int Most = 2;

    private SpaceCall() { }

    public SpaceCall(Guid postId, Guid threadId, Guid spaceId, Guid actorId, string reason, DateTimeOffset at) =>
        (PostId, ThreadId, SpaceId, ActorId, Reason, At) = (postId, threadId, spaceId, actorId, reason, at);

    public static TimeSpan Within { get; } = TimeSpan.FromDays(30);

    public Guid PostId { get; private set; }

    public Guid ThreadId { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid ActorId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
