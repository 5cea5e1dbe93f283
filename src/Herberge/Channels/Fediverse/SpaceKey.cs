namespace Herberge.Channels.Fediverse;

/// <summary>What a space signs with. The private half is sealed with the house's keys.</summary>
public sealed class SpaceKey
{
    private SpaceKey() { }

    public SpaceKey(Guid spaceId, string publicPem, string? lockedPrivate, DateTimeOffset at)
    {
        SpaceId = spaceId;
        PublicPem = publicPem;
        LockedPrivate = lockedPrivate;
        CreatedAt = at;
    }

    public Guid SpaceId { get; private set; }

    public string PublicPem { get; private set; } = "";

    public string? LockedPrivate { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public void Renew(string publicPem, string lockedPrivate, DateTimeOffset at) => (PublicPem, LockedPrivate, CreatedAt) = (publicPem, lockedPrivate, at);
}
