namespace Herberge.People.Admin.Mail;

/// <summary>Marker of the words of the mail page.</summary>
internal sealed class MailWords;
