namespace Herberge.Voices.Telling;

/// <summary>Marker of the words about telling customers and what they answer.</summary>
internal sealed class TellingWords;
