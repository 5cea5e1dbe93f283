namespace Herberge.Spaces.Notices;

/// <summary>Marker of the words of notices and mails.</summary>
internal sealed class NoticesWords;
