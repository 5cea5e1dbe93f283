using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices.Calls;

/// <param name="Reason">Why everybody has to hear of it; stands in each mail.</param>
public sealed record CallAllInput(string? Title, string? Body, string? Reason);

/// <summary>
/// A host writes to everybody of a space, whatever they chose for mails. That is rare: a reason stands in each mail, a space
/// can do it only <see cref="SpaceCall.Most"/> times within <see cref="SpaceCall.Within"/>, and the audit log tells who did.
/// </summary>
internal sealed class CallAll(HouseDb db, StartThread start, TimeProvider clock)
{
    /// <summary>How often a space may still call now.</summary>
    public async Task<int> LeftAsync(Guid spaceId, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - SpaceCall.Within;
        return Math.Max(0, SpaceCall.Most - await db.SpaceCalls.CountAsync(c => c.SpaceId == spaceId && c.At > since, ct));
    }

    public async Task<Result<ThreadStarted>> HandleAsync(string slug, CallAllInput input, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun || !standing.MayRead) return Problem.Forbidden("call-hosts-only");
        var reason = (input.Reason ?? "").Trim();
        if (reason.Length is 0 or > SpaceCall.LongestReason) return Problem.Invalid(nameof(input.Reason), "call-reason", SpaceCall.LongestReason);
        var space = standing.Space;
        try
        {
            return await start.TogetherAsync(new StartThreadInput(space.Id, ThreadKind.Announcement, input.Title ?? "", input.Body ?? ""), WriteAsync, viewer, ct);
        }
        catch (TooManyCallsException)
        {
            return Problem.Conflict("call-limit", SpaceCall.Most);
        }

        // Inside the transaction, which holds the space's row: two hosts can't both be the last.
        async Task WriteAsync(DiscussionThread thread, CancellationToken stop)
        {
            if (await LeftAsync(space.Id, stop) == 0) throw new TooManyCallsException();
            var post = db.Posts.Local.First(p => p.ThreadId == thread.Id);
            db.SpaceCalls.Add(new SpaceCall(post.Id, thread.Id, space.Id, viewer.MemberId, reason, post.CreatedAt));
            db.Audit.Add(new AuditEntry(viewer.MemberId, "space.called", space.Slug, reason, post.CreatedAt));
        }
    }

    private sealed class TooManyCallsException : Exception;
}
