using Herberge.Foundation.Access;

namespace Herberge.People.Admin.Partners;

/// <summary>Where guests are let in, as far as this administrator may know of it. The room Spaces knows.</summary>
public interface IGuestPlaces
{
    /// <returns>For each of these members the names of the places they are in.</returns>
    Task<ILookup<Guid, string>> OfAsync(IReadOnlyCollection<Guid> members, Viewer viewer, CancellationToken ct);
}
