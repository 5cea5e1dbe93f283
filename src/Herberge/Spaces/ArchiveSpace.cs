using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Closes a space for writing and takes it off the lists, or opens it again. What was said stays readable.</summary>
internal sealed class ArchiveSpace(HouseDb db, WriteTransactions writes, SearchIndex search, MyRooms myRooms, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, bool archive, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden();
        var space = await db.Spaces.SingleAsync(s => s.Id == standing.Space.Id, ct);
        if (space.ArchivedAt is not null == archive) return space;

        var now = clock.GetUtcNow();
        space.ArchivedAt = archive ? now : null;
        db.Audit.Add(new AuditEntry(viewer.MemberId, archive ? "space.archived" : "space.reopened", space.Slug, "", now));
        if (archive) await search.RemoveAsync(SearchKind.Space, space.Id, ct);
        else await search.PutAsync(SpacesSearchSource.Document(space), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        myRooms.Forget(viewer.MemberId);
        return space;
    }
}
