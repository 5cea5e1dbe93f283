namespace Herberge.Spaces.Writing;

/// <summary>
/// A thread to be opened later. Until then it is no thread: nothing of it can be found, counted or told, and only its
/// author and the hosts of the space see it.
/// </summary>
public sealed class ScheduledThread
{
    /// <summary>Of each person.</summary>
    public const int Most = 50;

    private ScheduledThread() { }

    public ScheduledThread(Guid id, Guid spaceId, Guid authorId, ThreadKind kind, string title, string body, DateTimeOffset publishAt)
    {
        Id = id;
        (SpaceId, AuthorId, Kind, Title, Body, PublishAt) = (spaceId, authorId, kind, title, body, publishAt);
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid AuthorId { get; private set; }

    public ThreadKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public DateTimeOffset PublishAt { get; set; }

    /// <summary>When it is taken out of the space again.</summary>
    public DateTimeOffset? UnpublishAt { get; set; }

    /// <summary>Of an announcement: members are asked to say that they read it.</summary>
    public bool AsksToAcknowledge { get; set; }

    /// <summary>Once it is published.</summary>
    public Guid? ThreadId { get; set; }

    /// <summary>Code of what stood in the way of publishing; it is not tried again by itself.</summary>
    public string? FailedWith { get; set; }
}
