using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Herberge.Gatherings.Registrations;

/// <summary>Sealed links that name one registration: nobody can make one up, and nothing of them is kept.</summary>
internal sealed class JoinLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Gatherings.Registrations");

    /// <summary>Leads to where people meet online.</summary>
    public string JoinPathOf(Registration registration) => $"/gatherings/join/{TokenOf(registration.Id)}";

    /// <summary>Leads somebody from outside to their invitation.</summary>
    public string InvitationPathOf(Registration registration) => $"/gatherings/invited/{TokenOf(registration.Id)}";

    public Guid? Read(string token)
    {
        try
        {
            return new Guid(_protector.Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private string TokenOf(Guid id) => WebEncoders.Base64UrlEncode(_protector.Protect(id.ToByteArray()));
}
