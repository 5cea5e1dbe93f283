namespace Herberge.Channels.Public;

/// <summary>Marker of the words on public spaces and of those strangers read.</summary>
internal sealed class PublicWords;
