namespace Herberge.People.Admin;

/// <summary>Marker of the words of the mail page.</summary>
internal sealed class MailWords;
