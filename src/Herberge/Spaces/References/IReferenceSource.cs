using Herberge.Foundation.Access;

namespace Herberge.Spaces.References;

/// <summary>Things of a room that can be named in a text with a link. Each source gives only what every reader of the text may know of.</summary>
public interface IReferenceSource
{
    Task<IReadOnlyList<Reference>> FindAsync(ReferenceQuery query, Viewer viewer, CancellationToken ct);
}

/// <param name="Start">The beginning of a word of the name, folded.</param>
/// <param name="SpaceId">The space the text is for; null where not only its members read.</param>
/// <param name="OnlyInsiders">Nobody but people of the house reads there.</param>
public sealed record ReferenceQuery(string Start, Guid? SpaceId, bool OnlyInsiders);

/// <param name="Kind"><c>space</c>, <c>unit</c> or <c>idea</c>.</param>
/// <param name="Markdown">What is written: a link with the name.</param>
public sealed record Reference(string Kind, string Name, string Address, string Markdown)
{
    public static Reference To(string kind, string name, string address) =>
        new(kind, name, address, $"[{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}]({address})");
}
