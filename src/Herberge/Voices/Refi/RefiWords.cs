namespace Herberge.Voices.Refi;

/// <summary>Marker of the words about exchanging with other tools of research.</summary>
internal sealed class RefiWords;
