namespace Herberge.Spaces.Kinds;

/// <summary>Marker of the words on polls, announcements, open questions and knowledge pages.</summary>
internal sealed class KindsWords;
