using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Introductions;

/// <param name="Reason">What the two might talk about; both read it.</param>
public sealed record ProposeIntroductionInput(Guid OneId, Guid OtherId, string Reason);

/// <summary>
/// Asks two people, each alone, whether they would like to meet. Only people who like to be introduced can be asked, and
/// the same two not again for half a year, whatever they answered.
/// </summary>
internal sealed class ProposeIntroduction(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    private static readonly TimeSpan NotAgain = TimeSpan.FromDays(180);

    public static bool MayPropose(Viewer viewer) => viewer.IsInside && (viewer.IsHost || viewer.IsAdministrator);

    public async Task<Result<Done>> HandleAsync(ProposeIntroductionInput input, Viewer viewer, CancellationToken ct)
    {
        if (!MayPropose(viewer)) return Problem.Forbidden();
        var (one, other, reason) = (input.OneId, input.OtherId, (input.Reason ?? "").Trim());
        var problems = new List<Problem>();
        if (reason.Length is 0 or > Introduction.LongestReason) problems.Add(Problem.Invalid(nameof(input.Reason), "introduction-reason", Introduction.LongestReason));
        if (!await MayBeAskedAsync(one, viewer, ct)) problems.Add(Problem.Invalid(nameof(input.OneId), "introduction-person"));
        if (one == other || !await MayBeAskedAsync(other, viewer, ct)) problems.Add(Problem.Invalid(nameof(input.OtherId), "introduction-person"));
        if (problems.Count > 0) return Result<Done>.From(problems);

        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await WereAskedAsync(one, other, now - NotAgain, ct)) return Problem.Conflict("introduction-again");
        var introduction = new Introduction(viewer.MemberId, one, other, reason, now);
        db.Introductions.Add(introduction);
        // The audit is read by others: it tells that somebody introduces, not whom.
        db.Audit.Add(new AuditEntry(viewer.MemberId, "member.introduction-proposed", introduction.Id.ToString(), "", now));
        await bell.AddAsync([
            new Notification(one, NotificationKind.IntroductionAsked, viewer.MemberId, null, null, null, now),
            new Notification(other, NotificationKind.IntroductionAsked, viewer.MemberId, null, null, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([one, other], CancellationToken.None);
        return default(Done);
    }

    /// <summary>
    /// The house asks two people itself, inside a transaction: neither reads whom it is about before both said yes, and nobody else learns of
    /// it at all. The same rules hold for whom it may ask, and how often.
    /// </summary>
    /// <returns>Whether they were asked.</returns>
    public async Task<bool> WithoutNamesAsync(Guid one, Guid other, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (one == other || !await LikesToBeAskedAsync(one, ct) || !await LikesToBeAskedAsync(other, ct) || await WereAskedAsync(one, other, now - NotAgain, ct)) return false;
        db.Introductions.Add(new Introduction(Introduction.TheHouse, one, other, reason.Length > Introduction.LongestReason ? reason[..Introduction.LongestReason] : reason, now));
        await bell.AddAsync([
            new Notification(one, NotificationKind.MeetingAsked, null, null, null, null, now),
            new Notification(other, NotificationKind.MeetingAsked, null, null, null, null, now)], ct);
        return true;
    }

    private Task<bool> WereAskedAsync(Guid one, Guid other, DateTimeOffset since, CancellationToken ct) =>
        db.Introductions.AnyAsync(i => i.ProposedAt > since && ((i.OneId == one && i.OtherId == other) || (i.OneId == other && i.OtherId == one)), ct);

    private async Task<bool> MayBeAskedAsync(Guid id, Viewer viewer, CancellationToken ct) => id != viewer.MemberId && await LikesToBeAskedAsync(id, ct);

    private Task<bool> LikesToBeAskedAsync(Guid id, CancellationToken ct)
    {
        var wishes = db.IntroductionWishes;
        return db.Set<Member>().AnyAsync(m => m.Id == id && m.State == MemberState.Active && m.PartnerId == null && wishes.Any(w => w.MemberId == m.Id), ct);
    }
}
