using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Measures;

/// <param name="Words">Why, as the person reads it.</param>
/// <param name="Days">How long a time-out lasts.</param>
/// <param name="CaseId">The case it settles.</param>
public sealed record TakeMeasureInput(
    Guid MemberId, Guid SpaceId, MeasureKind Kind, Reason Reason, string Words, int? Days = null, Guid? PostId = null, Guid? CaseId = null);

/// <summary>Warns somebody, pauses their writing in a space or removes them from it. They are told what, why and how to object.</summary>
internal sealed class TakeMeasure(HouseDb db, WriteTransactions writes, Admission admission, Bell bell, TimeProvider clock)
{
    private const int LongestDays = 90;

    public async Task<Result<Done>> HandleAsync(TakeMeasureInput input, Viewer viewer, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (input.Kind is not (MeasureKind.Warning or MeasureKind.TimeOut or MeasureKind.Removal)) problems.Add(Problem.Invalid(nameof(input.Kind), "measure-kind"));
        if (!Enum.IsDefined(input.Reason) || input.Reason == Reason.Word) problems.Add(Problem.Invalid(nameof(input.Reason), "flag-reason-missing"));
        if (PlainWords.Check(nameof(input.Words), input.Words) is { } wrong) problems.Add(wrong);
        if (input.Kind == MeasureKind.TimeOut && input.Days is not (>= 1 and <= LongestDays)) problems.Add(Problem.Invalid(nameof(input.Days), "measure-days", LongestDays));
        if (problems.Count > 0) return Result<Done>.From(problems);

        var (me, now, spaceId, memberId) = (viewer.MemberId, clock.GetUtcNow(), input.SpaceId, input.MemberId);
        await using var transaction = await writes.BeginAsync(db, ct);
        var space = await db.ModeratedSpacesTo(viewer).FirstOrDefaultAsync(s => s.Id == spaceId, ct);
        if (space is null || !await db.MayBeMeasuredAsync(spaceId, memberId, ct)) return Problem.NotFound();
        if (memberId == me) return Problem.Conflict("measure-oneself");
        if (await db.SpaceMembers.AnyAsync(m => m.SpaceId == spaceId && m.MemberId == memberId && (m.Role == SpaceRole.Host || (m.DeputyFrom <= now && m.DeputyUntil > now)), ct)) return Problem.Conflict("measure-host");
        if (input.CaseId is { } caseId && await db.Cases.Where(c => c.Id == caseId && c.SettledAt == null).ExecuteUpdateAsync(c => c
                .SetProperty(x => x.SettledAt, now).SetProperty(x => x.SettledBy, me).SetProperty(x => x.Outcome, Settled.Warned), ct) == 0)
            return Problem.Conflict("moderation-settled");

        var wasMember = input.Kind == MeasureKind.Removal && await admission.DismissAsync(space, memberId, me, now, ct);
        var measure = new Measure(spaceId, memberId, input.Kind, input.Reason, input.Words.Trim(), me, now)
        {
            Until = input.Kind == MeasureKind.TimeOut ? now.AddDays(input.Days!.Value) : null, PostId = input.PostId, WasMember = wasMember,
        };
        db.Measures.Add(measure);
        await db.LogAsync(spaceId, DeedOf(input.Kind), input.Reason, viewer, now, ct);
        db.Audit.Add(new AuditEntry(me, "space.measure-taken", space.Slug, memberId.ToString(), now));
        // Of no space: who was removed couldn't see a line about it.
        await bell.AddAsync([new Notification(memberId, NotificationKind.MeasureTaken, null, null, null, measure.Id, now)], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([memberId], CancellationToken.None);
        return new Done();
    }

    private static DeedKind DeedOf(MeasureKind kind) => kind switch
    {
        MeasureKind.TimeOut => DeedKind.TimedOut,
        MeasureKind.Removal => DeedKind.Removed,
        _ => DeedKind.Warned,
    };
}

internal static class Measurable
{
    /// <summary>Members of a space and whoever wrote there: of nobody else do its moderators know.</summary>
    public static async Task<bool> MayBeMeasuredAsync(this HouseDb db, Guid spaceId, Guid memberId, CancellationToken ct) =>
        await db.SpaceMembers.AnyAsync(m => m.SpaceId == spaceId && m.MemberId == memberId, ct)
        || await db.Posts.AnyAsync(p => p.SpaceId == spaceId && p.AuthorId == memberId, ct)
        || await db.HeldPosts.AnyAsync(h => h.SpaceId == spaceId && h.AuthorId == memberId, ct)
        || await db.Measures.AnyAsync(x => x.SpaceId == spaceId && x.MemberId == memberId, ct);
}
