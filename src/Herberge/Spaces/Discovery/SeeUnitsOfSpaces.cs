using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <summary>Which units are in which spaces: the first step of the tree, and only those with at least five members there.</summary>
/// <param name="Units">Of each space.</param>
/// <param name="All">Every unit that is named somewhere.</param>
public sealed record UnitsOfSpaces(IReadOnlyDictionary<Guid, IReadOnlyList<string>> Units, IReadOnlyList<string> All);

/// <summary>Says which units are in a space, without a number, and not of fewer than five people.</summary>
internal sealed class SeeUnitsOfSpaces(HouseDb db)
{
    private const int Group = 5;

    public async Task<UnitsOfSpaces> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return new UnitsOfSpaces(new Dictionary<Guid, IReadOnlyList<string>>(), []);
        var visible = db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt == null).Select(s => s.Id);
        var counts = await db.SpaceMembers.AsNoTracking().Where(m => visible.Contains(m.SpaceId))
            .Join(db.Set<Member>().Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Unit != null), s => s.MemberId, m => m.Id, (s, m) => new { s.SpaceId, m.Unit!.Path })
            .GroupBy(x => x).Select(g => new { g.Key.SpaceId, g.Key.Path, Count = g.Count() }).ToListAsync(ct);
        var units = counts.GroupBy(c => c.SpaceId).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.GroupBy(c => c.Path.Split('/')[0])
            .Where(unit => unit.Sum(c => c.Count) >= Group).Select(unit => unit.Key).Order(StringComparer.CurrentCulture)]);
        return new UnitsOfSpaces(units, [.. units.Values.SelectMany(u => u).Distinct().Order(StringComparer.CurrentCulture)]);
    }
}
