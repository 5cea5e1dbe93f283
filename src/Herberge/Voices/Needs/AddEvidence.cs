using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <summary>An observation speaks for a need, or against it, or after all not about it.</summary>
internal sealed class AddEvidence(HouseDb db, WriteTransactions writes, VoicesEdition edition, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid needId, Guid observationId, bool speaksAgainst, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.Needs.AnyAsync(n => n.Id == needId, ct) || !await db.VisibleObservationsTo(viewer).AnyAsync(o => o.Id == observationId, ct)) return Problem.NotFound();
        var known = await db.NeedEvidence.AsTracking().SingleOrDefaultAsync(e => e.NeedId == needId && e.ObservationId == observationId, ct);
        if (known is null) db.NeedEvidence.Add(new NeedEvidence(needId, observationId, speaksAgainst, viewer.MemberId, clock.GetUtcNow()));
        else known.SpeaksAgainst = speaksAgainst;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid needId, Guid observationId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.NeedEvidence.Where(e => e.NeedId == needId && e.ObservationId == observationId).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        edition.Grow();
        return default(Done);
    }
}
