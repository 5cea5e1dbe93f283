using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Series;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <param name="Why">Told to everybody who wanted to come; null for no word about it.</param>
public sealed record CancelGatheringInput(Guid Id, string? Why = null, Scope Scope = Scope.This);

/// <summary>Calls a gathering off, or it and those after it, or all still to come. It stays to be seen, as one that did not happen.</summary>
internal sealed class CancelGathering(HouseDb db, WriteTransactions writes, TellOfGathering tell, GatheringsSearch search, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(CancelGatheringInput input, Viewer viewer, CancellationToken ct)
    {
        if (input.Why?.Trim().Length > Gathering.LongestReason) return Problem.Invalid(nameof(input.Why), "gathering-text-long", Gathering.LongestReason);
        if (!Enum.IsDefined(input.Scope)) return Problem.Invalid(nameof(input.Scope), "gathering-scope");
        if (await GatheringStanding.FindAsync(db, input.Id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var all = await SeriesScope.Of(db.Gatherings, standing.Gathering, input.Scope, now).AsTracking().OrderBy(g => g.StartsAt).ToListAsync(ct);
        if (all.TrueForAll(g => g.Id != input.Id)) return Problem.Conflict("gathering-over");
        var told = new HashSet<Guid>();
        foreach (var gathering in all)
        {
            (gathering.CancelledAt, gathering.CancelledWhy) = (now, string.IsNullOrWhiteSpace(input.Why) ? null : input.Why.Trim());
            gathering.Sequence++;
            await db.SaveChangesAsync(ct);
            told.UnionWith(await tell.EverybodyAsync(gathering, NotificationKind.GatheringCancelled, viewer.MemberId, ct));
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, "gathering.cancelled", standing.Gathering.Title, all.Count == 1 ? "" : $"{all.Count}", now));
        await db.SaveChangesAsync(ct);
        await search.PutAsync(all[0], ct);
        await write.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }
}
