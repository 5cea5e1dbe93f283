namespace Herberge.Foundation.Markdown;

/// <param name="Html">Sanitised; safe to show as it is.</param>
/// <param name="Text">Plain text for search, excerpts and mails; blocks are separated by line ends.</param>
/// <param name="Handles">Mentioned handles in lower case, each once, in order of appearance.</param>
public sealed record Rendered(string Html, string Text, IReadOnlyList<string> Handles);
