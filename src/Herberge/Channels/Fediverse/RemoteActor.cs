namespace Herberge.Channels.Fediverse;

/// <summary>Somebody elsewhere as their server described them; kept for a while, so that it isn't asked with every word.</summary>
public sealed class RemoteActor
{
    public const int LongestAddress = 500;
    public const int LongestName = 120;
    public const int LongestHandle = 250;

    private RemoteActor() { }

    public RemoteActor(string address, string keyId, string publicPem, string inbox, string? sharedInbox, string name, string handle, DateTimeOffset at)
    {
        Address = address;
        KeyId = keyId;
        PublicPem = publicPem;
        Inbox = inbox;
        SharedInbox = sharedInbox;
        Name = name;
        Handle = handle;
        FetchedAt = at;
    }

    public string Address { get; private set; } = "";

    public string KeyId { get; private set; } = "";

    public string PublicPem { get; private set; } = "";

    public string Inbox { get; private set; } = "";

    public string? SharedInbox { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary><c>@name@server.example</c>.</summary>
    public string Handle { get; private set; } = "";

    public DateTimeOffset FetchedAt { get; private set; }

    public string Host => new Uri(Address).IdnHost;
}
