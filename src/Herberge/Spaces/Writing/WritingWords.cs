namespace Herberge.Spaces.Writing;

/// <summary>Marker of the words on scheduled posts, templates and task lists.</summary>
internal sealed class WritingWords;
