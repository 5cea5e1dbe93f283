using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <param name="Owner">Handle of who answers for it from now on.</param>
/// <param name="ReviewOn">When it is to be looked through next.</param>
/// <param name="ReviewMonths">And then every so many months.</param>
/// <param name="IsOpen">All members of the space may change it.</param>
public sealed record ChangePageInput(Guid ThreadId, string Owner, DateOnly? ReviewOn, int ReviewMonths, bool IsOpen);

/// <summary>Hands a page to somebody else, or changes when it is reviewed and who may write. By its owner or a host.</summary>
internal sealed class ChangePage(HouseDb db, WriteTransactions writes, Notify notify, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ChangePageInput input, Viewer viewer, CancellationToken ct)
    {
        var id = input.ThreadId;
        var found = await FindAsync(id, viewer, ct);
        if (!found.Succeeded) return Result<Done>.From(found.Problems);
        var handle = (input.Owner ?? "").Trim().TrimStart('@').ToLowerInvariant();
        var space = found.Value.Space;
        var owner = await db.Set<Member>().Where(m => m.Handle == handle && m.State == MemberState.Active).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        var problems = new List<Problem>();
        if (owner is null || !await notify.Readers(space, [owner.Value]).AnyAsync(ct)) problems.Add(Problem.Invalid(nameof(input.Owner), "page-owner"));
        if (input.ReviewMonths is < 1 or > StartPage.LongestMonths) problems.Add(Problem.Invalid(nameof(input.ReviewMonths), "page-review-months", StartPage.LongestMonths));
        if (input.ReviewOn is not { } day || day <= house.DayOf(clock.GetUtcNow())) problems.Add(Problem.Invalid(nameof(input.ReviewOn), "page-review-day"));
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var transaction = await writes.BeginAsync(db, ct);
        await db.KnowledgePages.Where(p => p.ThreadId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.OwnerId, owner!.Value)
            .SetProperty(x => x.ReviewOn, input.ReviewOn!.Value).SetProperty(x => x.ReviewMonths, input.ReviewMonths).SetProperty(x => x.IsOpen, input.IsOpen), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.page-changed", id.ToString(), found.Value.Thread.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>It was looked through and still holds: the next review is so many months away.</summary>
    public async Task<Result<Done>> ReviewedAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var found = await FindAsync(id, viewer, ct);
        if (!found.Succeeded) return Result<Done>.From(found.Problems);
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        var page = await db.KnowledgePages.FirstAsync(p => p.ThreadId == id, ct);
        page.ReviewOn = house.DayOf(now).AddMonths(page.ReviewMonths);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.page-reviewed", id.ToString(), found.Value.Thread.Title, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Result<ThreadStanding>> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, id, viewer, ct) is not { Thread.Kind: ThreadKind.Page } standing) return Problem.NotFound();
        var me = viewer.MemberId;
        if (!standing.MayHost && !await db.KnowledgePages.AnyAsync(p => p.ThreadId == id && p.OwnerId == me, ct)) return Problem.Forbidden("page-of-another");
        return standing.Space.ArchivedAt is not null ? Problem.Conflict("space-archived") : standing;
    }
}
