using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Herberge.Voices.Mailboxes;

/// <summary>Keeps mailbox passwords encrypted with the house's keys, which lie outside the database.</summary>
internal sealed class MailboxSecret(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Voices.Mailboxes");

    public string Lock(string password) => _protector.Protect(password);

    /// <summary>Null when the keys it was locked with are gone.</summary>
    public string? OrNull(string locked)
    {
        try
        {
            return _protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
