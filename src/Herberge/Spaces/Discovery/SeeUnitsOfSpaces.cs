using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces.Discovery;

/// <summary>What the list of spaces can be narrowed by: units at the top of the tree that are in a space, and tags of open spaces.</summary>
/// <param name="Units">Of each space that isn't private.</param>
/// <param name="AllUnits">Every unit that is named somewhere.</param>
/// <param name="Topics">What is talked about in open spaces.</param>
public sealed record Signposting(IReadOnlyDictionary<Guid, IReadOnlyList<string>> Units, IReadOnlyList<string> AllUnits, IReadOnlyList<string> Topics)
{
    public static Signposting None { get; } = new(new Dictionary<Guid, IReadOnlyList<string>>(), [], []);
}

/// <summary>
/// Says which units are in a space, without a number and not of fewer than five people, and what is talked about where every
/// insider may read. The same for everybody of the house and remembered for a while.
/// </summary>
internal sealed class SeeUnitsOfSpaces(HouseDb db, IMemoryCache cache)
{
    private const int Group = 5;
    private const int MostTopics = 60;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    public async Task<Signposting> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Signposting.None;
        if (cache.TryGetValue(typeof(Signposting), out Signposting? known)) return known!;
        var shown = db.Spaces.Where(s => s.ArchivedAt == null && s.Kind != SpaceKind.Private).Select(s => s.Id);
        var counts = await db.SpaceMembers.AsNoTracking().Where(m => shown.Contains(m.SpaceId))
            .Join(db.Set<Member>().Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Unit != null), s => s.MemberId, m => m.Id, (s, m) => new { s.SpaceId, m.Unit!.Path })
            .GroupBy(x => x).Select(g => new { g.Key.SpaceId, g.Key.Path, Count = g.Count() }).ToListAsync(ct);
        var units = counts.GroupBy(c => c.SpaceId).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.GroupBy(c => c.Path.Split('/')[0])
            .Where(unit => unit.Sum(c => c.Count) >= Group).Select(unit => unit.Key).Order(StringComparer.CurrentCulture)]);
        var topics = await db.ThreadTags.AsNoTracking().Join(db.Threads.Where(t => t.DeletedAt == null && t.Space!.Kind == SpaceKind.Open), t => t.ThreadId, t => t.Id, (t, _) => t.TagId)
            .GroupBy(id => id).Select(g => new { Id = g.Key, Count = g.Count() }).OrderByDescending(t => t.Count).Take(MostTopics).Join(db.Tags, u => u.Id, t => t.Id, (_, tag) => tag.Name).ToListAsync(ct);
        var found = new Signposting(units, [.. units.Values.SelectMany(u => u).Distinct().Order(StringComparer.CurrentCulture)], [.. topics.Order(StringComparer.CurrentCultureIgnoreCase)]);
        cache.Set(typeof(Signposting), found, Remembered);
        return found;
    }
}
