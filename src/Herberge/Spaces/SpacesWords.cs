namespace Herberge.Spaces;

/// <summary>Marker of the room's words.</summary>
internal sealed class SpacesWords;
