using Herberge.Foundation.Access;

namespace Herberge.Ideas.Sight;

/// <summary>Something a customer said that stands beside an idea; names and numbers are covered.</summary>
/// <param name="Where">The channel, in words.</param>
public sealed record OriginQuote(string Text, string Language, string Where, string? Segment, DateTimeOffset SaidAt);

/// <summary>A need an idea answers.</summary>
/// <param name="Story">What customers want to get done.</param>
/// <param name="Href">Where it is read; null for who may not.</param>
/// <param name="Customers">Who stands behind it.</param>
/// <param name="Told">Whether those customers know what became of it; null while nothing is decided.</param>
public sealed record IdeaOrigin(string Label, string Story, string? Href, int Importance, int Customers, DateTimeOffset? FirstHeard, bool? Told, IReadOnlyList<OriginQuote> Quotes);

/// <summary>Where ideas come from; a room that hears customers answers.</summary>
public interface IIdeaOrigins
{
    /// <summary>What the viewer may know of it.</summary>
    Task<IReadOnlyList<IdeaOrigin>> OfAsync(Guid ideaId, Viewer viewer, CancellationToken ct);

    /// <summary>How many customers stand behind each of some ideas; those without one are left out.</summary>
    Task<IReadOnlyDictionary<Guid, int>> CustomersAsync(IReadOnlyCollection<Guid> ideas, Viewer viewer, CancellationToken ct);
}
