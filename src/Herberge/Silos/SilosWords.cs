namespace Herberge.Silos;

/// <summary>Marker of the room's words.</summary>
internal sealed class SilosWords;
