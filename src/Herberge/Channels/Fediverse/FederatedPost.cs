namespace Herberge.Channels.Fediverse;

/// <summary>A post that was told outside, so that its end can be told, too: from then on its address says that it is gone.</summary>
public sealed class FederatedPost
{
    private FederatedPost() { }

    public FederatedPost(Guid postId, Guid spaceId, DateTimeOffset at)
    {
        PostId = postId;
        SpaceId = spaceId;
        ToldAt = at;
    }

    public Guid PostId { get; private set; }

    public Guid SpaceId { get; private set; }

    public DateTimeOffset ToldAt { get; private set; }

    public DateTimeOffset? GoneAt { get; private set; }

    public void Told(DateTimeOffset at) => (ToldAt, GoneAt) = (at, null);
}
