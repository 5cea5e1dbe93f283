namespace Herberge.Shell.Parts;

/// <summary>One of several places, views or filters.</summary>
public sealed record Choice(string Text, string Href, bool Current = false, int Count = 0, string? Icon = null);
