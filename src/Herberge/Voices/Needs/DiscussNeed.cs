using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <summary>Takes a need to the people who can do something about it: a question in a space, which the need then points to.</summary>
internal sealed class DiscussNeed(HouseDb db, WriteTransactions writes, StartThread start, VoicesEdition edition, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(Guid needId, Guid? spaceId, string? title, string? body, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await db.Needs.AsNoTracking().Where(n => n.Id == needId).Select(n => new { n.ThreadId, n.Number }).FirstOrDefaultAsync(ct) is not { } need) return Problem.NotFound();
        if (need.ThreadId is not null) return Problem.Conflict("voices-need-discussed");
        if (spaceId is not { } space) return Problem.Invalid("SpaceId", "voices-need-space");
        // The key keeps a second press from asking twice.
        var started = await start.HandleAsync(new StartThreadInput(space, ThreadKind.Question, title ?? "", body ?? "", ClientKey: $"need:{needId:N}"), viewer, ct);
        if (!started.Succeeded) return started.Problem.Kind == ProblemKind.NotFound ? Problem.Invalid("SpaceId", "voices-need-space") : Result<Guid>.From(started.Problems);
        if (started.Value.HeldId is not null) return Problem.Conflict("moderation-waits");
        await using var write = await writes.BeginAsync(db, ct);
        await db.Needs.Where(n => n.Id == needId).ExecuteUpdateAsync(n => n.SetProperty(x => x.ThreadId, started.Value.ThreadId), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.need-discussed", Need.LabelOf(need.Number), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        edition.Grow();
        return started.Value.ThreadId;
    }
}
