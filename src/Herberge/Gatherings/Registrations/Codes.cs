using System.Security.Cryptography;

namespace Herberge.Gatherings.Registrations;

/// <summary>Codes people read out at the door, without letters that look or sound like another.</summary>
internal static class Codes
{
    private const string Letters = "234679ACDEFHJKLMNPQRTUVWXY";

    /// <summary>One nobody of the gathering has yet.</summary>
    public static string New(IReadOnlySet<string> taken)
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetString(Letters, Registration.CodeLength);
            if (!taken.Contains(code)) return code;
        }
    }

    /// <summary>As it is kept, however it was typed.</summary>
    public static string Read(string? typed) => new([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
