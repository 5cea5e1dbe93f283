namespace Herberge.Shell;

/// <summary>Links that open a mail in the reader's own program.</summary>
public static class MailTo
{
    /// <summary>To nobody yet, with a subject and an address in it (RFC 6068).</summary>
    public static string Of(string subject, string address) => $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(address)}";
}
