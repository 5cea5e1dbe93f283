namespace Herberge.Channels.Fediverse;

/// <summary>Somebody elsewhere, or their server, asks the team to look at something the house said.</summary>
public sealed class RemoteReport
{
    public const int LongestText = 1000;

    private RemoteReport() { }

    public RemoteReport(Guid id, Guid spaceId, Guid? postId, string host, string text, DateTimeOffset at)
    {
        Id = id;
        SpaceId = spaceId;
        PostId = postId;
        Host = host;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    /// <summary>Null where it is about the space.</summary>
    public Guid? PostId { get; private set; }

    /// <summary>Servers report in their own name; nobody learns whose idea it was.</summary>
    public string Host { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Guid? SettledBy { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public void Settle(Guid by, DateTimeOffset at) => (SettledBy, SettledAt) = (by, at);
}
