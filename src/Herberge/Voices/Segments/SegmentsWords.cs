namespace Herberge.Voices.Segments;

/// <summary>Marker of the words about sizes of segments.</summary>
internal sealed class SegmentsWords;
