using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Measures;

/// <summary>Takes a measure back before its time; a removed member belongs to the space again.</summary>
internal sealed class LiftMeasure(HouseDb db, WriteTransactions writes, Admission admission, Bell bell, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        var (me, spaces) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        if (!await db.Measures.AnyAsync(m => m.Id == id && m.MemberId != me && spaces.Any(s => s.Id == m.SpaceId), ct)) return Problem.NotFound();
        var measure = await db.Measures.AsTracking().FirstAsync(m => m.Id == id, ct);
        if (measure.LiftedAt is not null || measure.Kind == MeasureKind.PostChanged) return Problem.Conflict("measure-lifted");
        await WriteAsync(measure, viewer, ct);
        await db.LogAsync(measure.SpaceId, DeedKind.Lifted, measure.Reason, viewer, clock.GetUtcNow(), ct);
        await bell.AddAsync([new Notification(measure.MemberId, NotificationKind.MeasureChanged, null, null, null, measure.Id, clock.GetUtcNow())], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([measure.MemberId], CancellationToken.None);
        return new Done();
    }

    /// <summary>Inside a transaction, of a tracked measure.</summary>
    public async Task WriteAsync(Measure measure, Viewer viewer, CancellationToken ct)
    {
        var (now, me, spaceId) = (clock.GetUtcNow(), viewer.MemberId, measure.SpaceId);
        (measure.LiftedAt, measure.LiftedBy) = (now, me);
        var space = await db.Spaces.AsNoTracking().FirstAsync(s => s.Id == spaceId, ct);
        db.Audit.Add(new AuditEntry(me, "space.measure-lifted", space.Slug, measure.MemberId.ToString(), now));
        if (measure.WasMember) await admission.AdmitAsync(space, measure.MemberId, me, now, ct);
    }
}
