namespace Herberge.Gatherings;

/// <summary>Marker of the room's words.</summary>
internal sealed class GatheringsWords;
