namespace Herberge.Shell.Parts;

/// <summary>A sentence about a field, or about the whole form when <paramref name="Field"/> is null.</summary>
public sealed record FieldError(string? Field, string Sentence);
