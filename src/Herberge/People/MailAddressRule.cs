using System.Net.Mail;

namespace Herberge.People;

internal static class MailAddressRule
{
    /// <summary>One plain address (<c>name@host</c>), no display name, at most 254 characters.</summary>
    public static bool IsValid(string? email) =>
        email is { Length: > 0 and <= 254 } && !email.Any(char.IsControl)
        && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email.Trim() && email.Trim() == email;
}
