namespace Herberge.Spaces.Rulebook;

/// <summary>Marker of the words of the rulebook.</summary>
internal sealed class RulebookWords;
