namespace Herberge.Voices.Exports;

/// <summary>Marker of the words about what leaves the room as files.</summary>
internal sealed class ExportsWords;
