namespace Herberge.Channels.Fediverse;

/// <summary>Something the house says outside, as it is sent; kept while it is on its way.</summary>
public sealed class SentActivity
{
    private SentActivity() { }

    public SentActivity(Guid id, Guid spaceId, Guid? postId, string json, DateTimeOffset at)
    {
        Id = id;
        SpaceId = spaceId;
        PostId = postId;
        Json = json;
        CreatedAt = at;
    }

    /// <summary>That of the message in the outbox it was made of, so that nothing is said twice.</summary>
    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    /// <summary>The post whose words are in it.</summary>
    public Guid? PostId { get; private set; }

    public string Json { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>One activity on its way to one inbox.</summary>
public sealed class Delivery
{
    /// <summary>Waits between attempts: five days in all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(16), TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(38),
    ];

    private Delivery() { }

    public Delivery(Guid activityId, Guid spaceId, string inbox, string host, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (ActivityId, SpaceId, Inbox, Host, DueAt) = (activityId, spaceId, inbox, host, at);
    }

    public Guid Id { get; private set; }

    public Guid ActivityId { get; private set; }

    public Guid SpaceId { get; private set; }

    public string Inbox { get; private set; } = "";

    public string Host { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>What the other side answered last; 0 when it didn't.</summary>
    public int? Status { get; private set; }

    /// <summary>Code of why there was no answer.</summary>
    public string? Fault { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? DeadAt { get; private set; }

    public void Delivered(int status, DateTimeOffset now) => (Attempts, Status, Fault, DeliveredAt) = (Attempts + 1, status, null, now);

    /// <param name="status">0 without an answer.</param>
    /// <param name="fault">Why there was none.</param>
    /// <param name="now">When.</param>
    /// <param name="peace">How long the other side asked to be left alone.</param>
    /// <param name="isGone">There is no such inbox any more (410).</param>
    public void Failed(int status, string? fault, DateTimeOffset now, TimeSpan? peace, bool isGone)
    {
        (Status, Fault) = (status, fault);
        if (isGone || Attempts >= Waits.Count) DeadAt = now;
        else DueAt = now + (peace > Waits[Attempts] ? peace.Value : Waits[Attempts]);
        Attempts++;
    }

    public void Again(DateTimeOffset now) => (Attempts, DueAt, DeadAt, DeliveredAt) = (0, now, null, null);
}

/// <summary>An activity of others that was taken, so that nothing is done twice.</summary>
public sealed class SeenActivity
{
    private SeenActivity() { }

    public SeenActivity(string hash, DateTimeOffset at)
    {
        Hash = hash;
        At = at;
    }

    public string Hash { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
