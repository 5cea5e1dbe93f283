using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.References;

/// <summary>Spaces everybody of the house may know of, where nobody else reads; and the space itself.</summary>
internal sealed class SpaceReferences(HouseDb db) : IReferenceSource
{
    private const int Most = 400;

    public async Task<IReadOnlyList<Reference>> FindAsync(ReferenceQuery query, Viewer viewer, CancellationToken ct)
    {
        var (here, inside) = (query.SpaceId, query.OnlyInsiders);
        var spaces = await db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt == null && (s.Id == here || (inside && s.Kind != SpaceKind.Private)))
            .OrderByDescending(s => s.LastActivityAt).Take(Most).Select(s => new { s.Name, s.Slug }).ToListAsync(ct);
        // Names are compared folded, which no engine does for us; a house has hundreds of spaces, not millions.
        return [.. spaces.Where(s => (" " + WordForms.Fold(s.Name)).Contains(" " + query.Start, StringComparison.Ordinal)).Take(4).Select(s => Reference.To("space", s.Name, $"/spaces/{s.Slug}"))];
    }
}

/// <summary>Units, where nobody but people of the house reads.</summary>
internal sealed class UnitReferences(HouseDb db) : IReferenceSource
{
    public async Task<IReadOnlyList<Reference>> FindAsync(ReferenceQuery query, Viewer viewer, CancellationToken ct)
    {
        if (!query.OnlyInsiders) return [];
        var units = await db.Set<OrgUnit>().AsNoTracking().OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        return [.. units.Where(u => (" " + WordForms.Fold(u.Name)).Contains(" " + query.Start, StringComparison.Ordinal)).Take(4).Select(u => Reference.To("unit", u.Name, $"/people?unit={u.Id}"))];
    }
}
