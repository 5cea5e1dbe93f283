namespace Herberge.Spaces;

/// <summary>Marker of the words on threads and posts.</summary>
internal sealed class ThreadWords;
