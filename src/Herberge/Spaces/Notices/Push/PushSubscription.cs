namespace Herberge.Spaces.Notices.Push;

/// <summary>A browser that shows notices although no page of the house is open.</summary>
public sealed class PushSubscription
{
    public const int LongestAddress = 1000;
    public const int LongestKey = 120;
    public const int LongestBrowser = 80;

    private PushSubscription() { }

    public PushSubscription(Guid memberId, string address, string addressHash, string publicKey, string secret, string browser, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (MemberId, Address, AddressHash, PublicKey, Secret, Browser, CreatedAt) = (memberId, address, addressHash, publicKey, secret, browser, at);
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Where the browser's push service takes messages for it (RFC 8030).</summary>
    public string Address { get; private set; } = "";

    public string AddressHash { get; private set; } = "";

    /// <summary>The browser's P-256 key, base64url.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>The secret the browser shares with the house (RFC 8291, section 3.2), base64url.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Which browser it is, in a word for its owner.</summary>
    public string Browser { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
