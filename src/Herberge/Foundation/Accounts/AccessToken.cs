namespace Herberge.Foundation.Accounts;

/// <summary>A personal access token for the API. Only its SHA-256 is kept; the token itself is shown once.</summary>
public sealed class AccessToken
{
    private AccessToken() { }

    public AccessToken(Guid memberId, string name, byte[] hash, string scopes, DateTimeOffset at, DateTimeOffset? expiresAt)
    {
        Id = Guid.CreateVersion7(at);
        MemberId = memberId;
        Name = name;
        Hash = hash;
        Scopes = scopes;
        CreatedAt = at;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public string Name { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    /// <summary>Space-separated: <c>read</c>, <c>write</c>, <c>admin</c>.</summary>
    public string Scopes { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
