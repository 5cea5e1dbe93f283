namespace Herberge.Foundation.Api;

/// <summary>A part of a list.</summary>
/// <param name="Next">Pass it as <c>after</c> to read on; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
