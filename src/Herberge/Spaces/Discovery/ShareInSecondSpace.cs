using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

public sealed record SecondPlace(string Slug, string Name);

/// <param name="Now">The space it stands in as well; null for none.</param>
public sealed record SecondSpaceOffer(string Title, string SpaceName, string SpaceSlug, SecondPlace? Now, IReadOnlyList<SecondPlace> Spaces);

/// <summary>
/// Puts one conversation into a second space: whoever may read either reads and writes it. By who opened it, or a host; only
/// between spaces every insider may know of, and guests gain nothing by it (see <see cref="VisibleSpaces.ReadableThread"/>).
/// </summary>
internal sealed class ShareInSecondSpace(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private const int Most = 200;

    public async Task<Result<SecondSpaceOffer>> OfferAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var found = await FindAsync(threadId, viewer, ct);
        if (!found.Succeeded) return Result<SecondSpaceOffer>.From(found.Problems);
        var (thread, home) = (found.Value.Thread, found.Value.Space);
        var places = home.Kind == SpaceKind.Private ? [] : await db.ReadableSpacesTo(viewer).Where(s => s.Id != home.Id && s.ArchivedAt == null && s.Kind != SpaceKind.Private)
            .OrderBy(s => s.Name).Take(Most).Select(s => new SecondPlace(s.Slug, s.Name)).ToListAsync(ct);
        var also = thread.AlsoInId;
        var now = also is null ? null : await db.VisibleSpacesTo(viewer).Where(s => s.Id == also).Select(s => new SecondPlace(s.Slug, s.Name)).FirstOrDefaultAsync(ct);
        return new SecondSpaceOffer(thread.Title, home.Name, home.Slug, now, places);
    }

    public async Task<Result<Done>> HandleAsync(Guid threadId, string? slug, Viewer viewer, CancellationToken ct)
    {
        var found = await FindAsync(threadId, viewer, ct);
        if (!found.Succeeded) return Result<Done>.From(found.Problems);
        if (found.Value.Closed is { } closed) return closed;
        var (thread, home) = (found.Value.Thread, found.Value.Space);
        if (home.Kind == SpaceKind.Private) return Problem.Conflict("second-space-private");
        if (thread.AlsoInId is not null) return Problem.Conflict("second-space-one");
        if (await SpaceStanding.FindAsync(db, slug ?? "", viewer, ct) is not { MayRead: true, Space: { ArchivedAt: null } target } || target.Kind == SpaceKind.Private || target.Id == home.Id)
            return Problem.Invalid("Slug", "second-space-where");

        var (to, now) = (target.Id, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.Threads.Where(t => t.Id == threadId && t.AlsoInId == null && t.DeletedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.AlsoInId, to).SetProperty(x => x.Version, x => x.Version + 1), ct) == 0) return Problem.Conflict("second-space-one");
        await db.Spaces.Where(s => s.Id == to).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + 1).SetProperty(x => x.LastActivityAt, now), ct);
        db.Set<Occasion>().Add(new Occasion(PassOnThread.Occasion, threadId, now, to: null));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.shared", threadId.ToString(), thread.Title, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Takes it out of the second space; what people of that space wrote stays in the conversation.</summary>
    public async Task<Result<Done>> UndoAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var found = await FindAsync(threadId, viewer, ct);
        if (!found.Succeeded) return Result<Done>.From(found.Problems);
        if (found.Value.Thread.AlsoInId is not { } also) return default(Done);
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.Threads.Where(t => t.Id == threadId && t.AlsoInId == also)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.AlsoInId, (Guid?)null).SetProperty(x => x.Version, x => x.Version + 1), ct) == 0) return default(Done);
        await db.Spaces.Where(s => s.Id == also).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.unshared", threadId.ToString(), found.Value.Thread.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>By who opened it, a host of its space, or a host of the second one, who didn't ask for it.</summary>
    private async Task<Result<ThreadStanding>> FindAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        var (me, also, at) = (viewer.MemberId, standing.Thread.AlsoInId, viewer.AsOf);
        return standing.Thread.AuthorId == me || standing.MayHost
            || (also is not null && await db.SpaceMembers.AnyAsync(m => m.SpaceId == also && m.MemberId == me && (m.Role == SpaceRole.Host || (m.DeputyFrom <= at && m.DeputyUntil > at)), ct))
            ? standing : Problem.Forbidden("thread-of-another");
    }
}
