using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

public sealed record DeedView(DeedKind Kind, Reason? Reason, bool ByHouse, DateTimeOffset At);

/// <summary>What moderators did in a space, for everybody who may read there. It names nobody; days, not minutes, so that a line points at no one post.</summary>
internal sealed class ReadLog(HouseDb db)
{
    private const int Most = 100;

    public async Task<(SpaceStanding Standing, IReadOnlyList<DeedView> Deeds)?> HandleAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return null;
        if (!standing.MayRead) return (standing, []);
        var id = standing.Space.Id;
        return (standing, await db.Deeds.AsNoTracking().Where(d => d.SpaceId == id).OrderByDescending(d => d.Id).Take(Most)
            .Select(d => new DeedView(d.Kind, d.Reason, d.ByHouse, d.At)).ToListAsync(ct));
    }
}
