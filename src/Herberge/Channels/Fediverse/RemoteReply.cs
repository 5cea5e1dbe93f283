namespace Herberge.Channels.Fediverse;

public enum ReplyState : byte
{
    /// <summary>Somebody of the team has to look at it.</summary>
    Waiting = 0,

    Shown = 1,

    /// <summary>Its text is gone; the row remembers that it isn't wanted.</summary>
    Refused = 2,
}

/// <summary>What somebody elsewhere answered to a public post. Nobody reads it before somebody of the team let it through.</summary>
public sealed class RemoteReply
{
    public const int LongestText = 20_000;

    private RemoteReply() { }

    public RemoteReply(Guid id, Guid spaceId, Guid postId, string objectId, string actor, string host, DateTimeOffset at)
    {
        Id = id;
        SpaceId = spaceId;
        PostId = postId;
        ObjectId = objectId;
        Actor = actor;
        Host = host;
        ReceivedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    /// <summary>The post of the house it answers, or whose answers it belongs to.</summary>
    public Guid PostId { get; private set; }

    /// <summary>What its server calls it.</summary>
    public string ObjectId { get; private set; } = "";

    /// <summary>Address of who wrote it.</summary>
    public string Actor { get; private set; } = "";

    public string Host { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Handle { get; private set; } = "";

    /// <summary>Sanitised when it came.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Where people read it at its server.</summary>
    public string Link { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public ReplyState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>New words wait again, for nobody has looked at them; what was refused stays refused.</summary>
    public void Says(string name, string handle, string html, string link, DateTimeOffset written)
    {
        if (State == ReplyState.Refused) return;
        (Name, Handle, Html, Link, WrittenAt, State, DecidedBy, DecidedAt) = (name, handle, html, link, written, ReplyState.Waiting, null, null);
    }

    public void Show(Guid by, DateTimeOffset at) => (State, DecidedBy, DecidedAt) = (ReplyState.Shown, by, at);

    public void Refuse(Guid by, DateTimeOffset at) => (State, DecidedBy, DecidedAt, Name, Handle, Html, Link) = (ReplyState.Refused, by, at, "", "", "", "");
}
