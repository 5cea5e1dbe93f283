namespace Herberge.Desks;

/// <summary>Marker of the room's words.</summary>
internal sealed class DesksWords;
