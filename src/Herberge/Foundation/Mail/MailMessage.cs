namespace Herberge.Foundation.Mail;

/// <summary>One mail to one person; sent as text, and as HTML beside it if there is any.</summary>
public sealed record MailMessage(string To, string ToName, string Subject, string Text, string? Html = null);
