namespace Herberge.Gatherings.Calendar;

public enum FeedKind : byte
{
    /// <summary>What its owner takes part in.</summary>
    Own = 0,

    /// <summary>Gatherings of one space.</summary>
    Space = 1,

    /// <summary>Everything its owner may see.</summary>
    House = 2,

    /// <summary>What another room plans; see <see cref="IFeedContent"/>.</summary>
    Editorial = 3,
}

/// <summary>A secret address calendars read. It shows what its owner may see at that moment; only a hash of the secret is kept.</summary>
public sealed class CalendarFeed
{
    private CalendarFeed() { }

    public CalendarFeed(Guid id, Guid memberId, FeedKind kind, Guid? spaceId, string secretHash, DateTimeOffset at)
    {
        Id = id;
        (MemberId, Kind, SpaceId, SecretHash, CreatedAt) = (memberId, kind, spaceId, secretHash, at);
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public FeedKind Kind { get; private set; }

    public Guid? SpaceId { get; private set; }

    public string SecretHash { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
