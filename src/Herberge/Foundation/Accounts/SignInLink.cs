namespace Herberge.Foundation.Accounts;

/// <summary>A one-time sign-in link sent by mail. Only the hash of its secret is kept.</summary>
public sealed class SignInLink
{
    private SignInLink() { }

    public SignInLink(Guid accountId, byte[] hash, DateTimeOffset at, TimeSpan validFor)
    {
        Id = Guid.CreateVersion7(at);
        AccountId = accountId;
        Hash = hash;
        ExpiresAt = at + validFor;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; set; }
}
