namespace Herberge.Channels.Hooks;

/// <summary>Another program of the company that is told when something happens in the house.</summary>
public sealed class Hook
{
    public const int LongestName = 80;
    public const int LongestAddress = 500;
    public const int Most = 50;

    private Hook() { }

    public Hook(Guid id, string name, string address, string events, string lockedSecret, Guid by, DateTimeOffset at)
    {
        Id = id;
        (Name, Address, Events, LockedSecret, CreatedBy, CreatedAt) = (name, address, events, lockedSecret, by, at);
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>Where it is told.</summary>
    public string Address { get; set; } = "";

    /// <summary>Of what it is told: names of <see cref="HookEvents"/>, separated by blanks.</summary>
    public string Events { get; set; } = "";

    public string? LockedSecret { get; set; }

    /// <summary>The secret before: what goes out is signed with both until <see cref="EarlierUntil"/>, so that the other side can change it in peace.</summary>
    public string? LockedEarlier { get; set; }

    public DateTimeOffset? EarlierUntil { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PausedAt { get; set; }

    public bool Hears(string type) => Events.Split(' ').Contains(type);
}

/// <summary>One event on its way to one hook.</summary>
public sealed class HookDelivery
{
    /// <summary>Waits between attempts, as the Standard Webhooks recommend: three days in all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private HookDelivery() { }

    public HookDelivery(Guid id, Guid hookId, Guid eventId, string type, string payload, DateTimeOffset at)
    {
        Id = id;
        (HookId, EventId, Type, Payload, CreatedAt, DueAt) = (hookId, eventId, type, payload, at, at);
    }

    public Guid Id { get; private set; }

    public Guid HookId { get; private set; }

    /// <summary>The same for each attempt and each hook, so that the other side can tell a repetition.</summary>
    public Guid EventId { get; private set; }

    public string Type { get; private set; } = "";

    /// <summary>JSON as it is sent.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

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
    /// <param name="isGone">The other side said that it doesn't exist any more (410).</param>
    public void Failed(int status, string? fault, DateTimeOffset now, bool isGone)
    {
        (Status, Fault) = (status, fault);
        if (isGone || Attempts >= Waits.Count) DeadAt = now;
        else DueAt = now + Waits[Attempts];
        Attempts++;
    }

    public void Again(DateTimeOffset now) => (Attempts, DueAt, DeadAt, DeliveredAt) = (0, now, null, null);
}
