using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Herberge.Channels.Accounts;

/// <summary>Keeps what opens an account encrypted with the house's keys, which lie outside the database.</summary>
internal sealed class ChannelSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Channels.Accounts");

    public string Lock(string secret) => _protector.Protect(secret);

    /// <summary>Null when there is none, or the keys it was locked with are gone.</summary>
    public string? OrNull(string? locked)
    {
        try
        {
            return locked is null ? null : _protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
