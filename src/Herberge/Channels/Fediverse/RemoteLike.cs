namespace Herberge.Channels.Fediverse;

/// <summary>A like from elsewhere, to be counted. Whose it is is kept as a hash alone, so that it counts once and can be taken back.</summary>
public sealed class RemoteLike
{
    private RemoteLike() { }

    public RemoteLike(Guid postId, string actorHash, string activityHash)
    {
        PostId = postId;
        ActorHash = actorHash;
        ActivityHash = activityHash;
    }

    public Guid PostId { get; private set; }

    public string ActorHash { get; private set; } = "";

    public string ActivityHash { get; private set; } = "";
}
