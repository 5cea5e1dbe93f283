namespace Herberge.Spaces;

/// <summary>Marker of the words of the search page.</summary>
internal sealed class SearchWords;
