namespace Herberge.Ideas;

/// <summary>Marker of the room's words.</summary>
internal sealed class IdeasWords;
