using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Outcomes;

/// <summary>Tells what became of an idea: a post in its thread, with pictures, which the idea then shows.</summary>
internal sealed class TellStory(HouseDb db, WriteTransactions writes, AddPost add, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid ideaId, string? body, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayCarryOut) return Problem.Forbidden("idea-outcome-forbidden");
        if (standing.Closed is { } closed) return closed;
        var added = await add.HandleAsync(new AddPostInput(standing.Thread.Id, body ?? ""), viewer, ct);
        if (!added.Succeeded) return Result<Done>.From(added.Problems);
        if (added.Value.HeldId is not null) return Problem.Conflict("moderation-waits");
        var post = added.Value.PostId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(i => i.SetProperty(x => x.StoryPostId, post), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.story-told", standing.Idea.Label, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
