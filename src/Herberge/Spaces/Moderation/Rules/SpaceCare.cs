namespace Herberge.Spaces.Moderation.Rules;

/// <summary>How a space is looked after. Without a row the values here hold.</summary>
public sealed class SpaceCare
{
    public const int SlowestSeconds = 86_400;

    private SpaceCare() { }

    public SpaceCare(Guid spaceId) => SpaceId = spaceId;

    public Guid SpaceId { get; private set; }

    /// <summary>Seconds between two posts of one person; 0 is no limit.</summary>
    public int SlowSeconds { get; set; }

    /// <summary>A guest's first words wait for approval.</summary>
    public bool HoldsFirstOfGuests { get; set; } = true;

    /// <summary>Words the moderators want to be told of, one a line.</summary>
    public string Words { get; set; } = "";
}

/// <summary>How one thread is looked after, beside what holds in its space.</summary>
public sealed class ThreadCare
{
    private ThreadCare() { }

    public ThreadCare(Guid threadId) => ThreadId = threadId;

    public Guid ThreadId { get; private set; }

    public int SlowSeconds { get; set; }
}

/// <summary>One edition of the house rules. The newest holds; earlier ones stay readable.</summary>
public sealed class HouseRules
{
    private HouseRules() { }

    public HouseRules(int version, string body, string html, string? words, Guid by, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        Version = version;
        Body = body;
        Html = html;
        Words = words;
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public int Version { get; private set; }

    public string Body { get; private set; } = "";

    public string Html { get; private set; } = "";

    /// <summary>Words to watch for in the whole house, one a line; for moderators alone.</summary>
    public string? Words { get; private set; }

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>Somebody said that they read an edition of the house rules.</summary>
public sealed class RulesRead
{
    private RulesRead() { }

    public RulesRead(int version, Guid memberId, DateTimeOffset at)
    {
        Version = version;
        MemberId = memberId;
        At = at;
    }

    public int Version { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
