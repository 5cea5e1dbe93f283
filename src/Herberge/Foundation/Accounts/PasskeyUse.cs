namespace Herberge.Foundation.Accounts;

/// <summary>When a passkey last opened the door, for its owner to tell a forgotten one from one in use.</summary>
public sealed class PasskeyUse
{
    private PasskeyUse() { }

    public PasskeyUse(byte[] credentialId, Guid accountId, DateTimeOffset at)
    {
        CredentialId = credentialId;
        AccountId = accountId;
        At = at;
    }

    public byte[] CredentialId { get; private set; } = [];

    public Guid AccountId { get; private set; }

    public DateTimeOffset At { get; set; }
}
