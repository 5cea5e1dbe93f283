namespace Herberge.Spaces.Discovery;

/// <summary>Marker of the words on bookmarks, saved searches, tags and cross-posts.</summary>
internal sealed class DiscoveryWords;
