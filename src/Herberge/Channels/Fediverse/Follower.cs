namespace Herberge.Channels.Fediverse;

/// <summary>Somebody elsewhere who gets what a space says. Shown to nobody but as a number.</summary>
public sealed class Follower
{
    private Follower() { }

    public Follower(Guid spaceId, string actor, string inbox, string? sharedInbox, string followId, DateTimeOffset at)
    {
        SpaceId = spaceId;
        Actor = actor;
        Inbox = inbox;
        SharedInbox = sharedInbox;
        FollowId = followId;
        Since = at;
    }

    public Guid SpaceId { get; private set; }

    /// <summary>Their address.</summary>
    public string Actor { get; private set; } = "";

    public string Inbox { get; private set; } = "";

    /// <summary>One for all of their server, where it has one.</summary>
    public string? SharedInbox { get; private set; }

    /// <summary>What their server calls the following.</summary>
    public string FollowId { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }
}
