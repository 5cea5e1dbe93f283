namespace Herberge.Shell.Parts;

/// <summary>One step of the path to a page.</summary>
public sealed record Crumb(string Text, string Href);
