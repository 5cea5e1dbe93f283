namespace Herberge.Spaces.Life;

/// <summary>Marker of the words on charters, hosting, welcome, health and quiet spaces.</summary>
internal sealed class LifeWords;
