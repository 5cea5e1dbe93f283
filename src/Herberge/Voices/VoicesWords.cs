namespace Herberge.Voices;

/// <summary>Marker of the room's words.</summary>
internal sealed class VoicesWords;
