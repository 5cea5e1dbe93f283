namespace Herberge.Channels.Fediverse;

/// <summary>Which signatures a server understands.</summary>
public enum SignatureKind : byte
{
    /// <summary>RFC 9421.</summary>
    Message = 1,

    /// <summary>draft-cavage-http-signatures-12.</summary>
    Old = 2,
}

/// <summary>A server of the fediverse: which signatures it understands, and whether the house has anything to do with it.</summary>
public sealed class RemoteHost
{
    public const int LongestName = 253;
    public const int LongestNote = 300;

    private RemoteHost() { }

    public RemoteHost(string name) => Name = name;

    /// <summary>In lower case, without port.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Null until it took one.</summary>
    public SignatureKind? Signs { get; set; }

    /// <summary>From then on it and what lies below it neither receive nor are heard.</summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    public Guid? BlockedBy { get; private set; }

    public string Note { get; private set; } = "";

    public void Block(string note, Guid by, DateTimeOffset at) => (Note, BlockedBy, BlockedAt) = (note, by, at);

    public void Unblock() => (Note, BlockedBy, BlockedAt) = ("", null, null);
}
