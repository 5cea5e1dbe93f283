using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Measures;

/// <summary>The person concerned objects, once; another moderator than the one who decided answers.</summary>
internal sealed class Appeals(HouseDb db, WriteTransactions writes, LiftMeasure lift, RestorePost restore, Bell bell, TimeProvider clock)
{
    public async Task<Result<Done>> ObjectAsync(Guid id, string? text, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        var measure = await db.Measures.AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.MemberId == me, ct);
        if (measure is null) return Problem.NotFound();
        if (measure.LiftedAt is not null || measure.AppealedAt is not null) return Problem.Conflict("appeal-once");
        if (PlainWords.Check("Text", text) is { } wrong) return wrong;
        (measure.Appeal, measure.AppealedAt) = (text!.Trim(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    public async Task<Result<Done>> AnswerAsync(Guid id, bool uphold, string? words, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (PlainWords.Check("Words", words) is { } wrong) return wrong;
        await using var transaction = await writes.BeginAsync(db, ct);
        var spaces = db.ModeratedSpacesTo(viewer);
        if (!await db.Measures.AnyAsync(m => m.Id == id && m.MemberId != me && spaces.Any(s => s.Id == m.SpaceId), ct)) return Problem.NotFound();
        var measure = await db.Measures.AsTracking().FirstAsync(m => m.Id == id, ct);
        if (measure.By == me) return Problem.Forbidden("appeal-own-decision");
        if (!measure.AppealWaits) return Problem.Conflict("moderation-settled");
        (measure.AppealSettledAt, measure.AppealSettledBy, measure.AppealAnswer) = (now, me, words!.Trim());
        if (uphold && measure.LiftedAt is null) await lift.WriteAsync(measure, viewer, ct);
        await db.LogAsync(measure.SpaceId, uphold ? DeedKind.AppealUpheld : DeedKind.AppealDeclined, measure.Reason, viewer, now, ct);
        var slug = await db.Spaces.Where(s => s.Id == measure.SpaceId).Select(s => s.Slug).FirstAsync(ct);
        db.Audit.Add(new AuditEntry(me, uphold ? "space.appeal-upheld" : "space.appeal-declined", slug, measure.MemberId.ToString(), now));
        await bell.AddAsync([new Notification(measure.MemberId, NotificationKind.MeasureChanged, null, null, null, measure.Id, now)], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([measure.MemberId], CancellationToken.None);
        // What was taken out stands again; what became of the words meanwhile is left alone.
        if (uphold && measure is { Kind: MeasureKind.PostChanged, PostId: { } post } && await db.Posts.AnyAsync(p => p.Id == post && p.Number > 1 && p.DeletedAt != null, ct))
            await restore.HandleAsync(post, viewer, ct);
        return new Done();
    }
}
