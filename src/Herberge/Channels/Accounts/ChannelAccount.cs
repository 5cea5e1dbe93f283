namespace Herberge.Channels.Accounts;

public enum ChannelKind : byte
{
    /// <summary>An account on a server that speaks Mastodon's API.</summary>
    Mastodon = 1,

    /// <summary>A space of the house: a post becomes a conversation there.</summary>
    Space = 2,

    /// <summary>A network without an open door: at its time a person copies the post and says where it stands.</summary>
    Copy = 3,

    /// <summary>Mails to whoever asked for them.</summary>
    Newsletter = 4,

    /// <summary>Another program that brings posts to where the house can't, told by a signed message.</summary>
    Webhook = 5,
}

/// <summary>Who sees what is published on a network.</summary>
public enum Reach : byte
{
    Public = 0,
    Unlisted = 1,
    Private = 2,
}

/// <summary>A place the house speaks at. Secrets are kept locked, see <see cref="ChannelSecrets"/>.</summary>
public sealed class ChannelAccount
{
    public const int LongestName = 80;
    public const int LongestAddress = 300;

    /// <summary>What Mastodon itself allows where a server doesn't say.</summary>
    public const int UsualCharacters = 500;

    public const int UsualLink = 23;
    public const int UsualPictures = 4;
    public const int UsualAlt = 1500;

    private ChannelAccount() { }

    public ChannelAccount(Guid id, ChannelKind kind, string name, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        (Kind, Name, CreatedBy, CreatedAt) = (kind, name, createdBy, createdAt);
        (MostCharacters, LinkCharacters, MostPictures, LongestAlt) = kind == ChannelKind.Mastodon ? (UsualCharacters, UsualLink, UsualPictures, UsualAlt) : (0, 0, UsualPictures, UsualAlt);
    }

    public Guid Id { get; private set; }

    public ChannelKind Kind { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>The server of an account, or the page where posts are pasted.</summary>
    public string? Address { get; set; }

    public Guid? SpaceId { get; set; }

    public Reach Reach { get; set; }

    /// <summary>0 for no limit but the house's own.</summary>
    public int MostCharacters { get; set; }

    /// <summary>What every link counts; 0 for its own length.</summary>
    public int LinkCharacters { get; set; }

    public int MostPictures { get; set; }

    public int LongestAlt { get; set; }

    /// <summary>Name of the account on its server: <c>ostertag</c>.</summary>
    public string? Handle { get; set; }

    public string? ClientId { get; set; }

    public string? LockedClientSecret { get; set; }

    /// <summary>Null until somebody signed in there, and again once it is disconnected. Of a webhook the secret its messages are signed with.</summary>
    public string? LockedToken { get; set; }

    /// <summary>State and proof of a sign-in that is under way, locked.</summary>
    public string? LockedHandshake { get; set; }

    public Guid? HandshakeBy { get; set; }

    public DateTimeOffset? HandshakeUntil { get; set; }

    /// <summary>The one language it speaks; null for any.</summary>
    public string? OnlyLanguage { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The server asked to be left in peace until then.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    public bool IsReady => EndedAt is null && (Kind is not (ChannelKind.Mastodon or ChannelKind.Webhook) || LockedToken is not null);
}
