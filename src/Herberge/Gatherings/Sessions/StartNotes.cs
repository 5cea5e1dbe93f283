using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings.Sessions;

/// <summary>Opens the conversation a session's notes are in the gathering's space, for whoever may write there and was to come.</summary>
internal sealed class StartNotes(HouseDb db, StartThread start, IStringLocalizer<GatheringsWords> words, TimeProvider clock)
{
    /// <summary>Where an idea is written that a session raised: from its notes, which are opened for it where there are none yet.</summary>
    public async Task<Result<string>> IdeaAsync(Guid gatheringId, Guid id, Viewer viewer, CancellationToken ct)
    {
        var started = await HandleAsync(gatheringId, id, viewer, ct);
        if (!started.Succeeded) return started;
        var session = await db.Sessions.AsNoTracking().Where(s => s.Id == id).Select(s => new { s.Title, s.ThreadId }).SingleAsync(ct);
        var post = await db.VisibleThreadsTo(viewer).Where(t => t.Id == session.ThreadId).SelectMany(t => db.Set<Post>().Where(p => p.ThreadId == t.Id && p.Number == 1)).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return post is { } from ? $"/ideas/new?post={from}&title={Uri.EscapeDataString(session.Title)}" : Problem.NotFound();
    }

    public async Task<Result<string>> HandleAsync(Guid gatheringId, Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, clock.GetUtcNow(), ct) is not { } standing) return Problem.NotFound();
        if (await db.Sessions.AsTracking().FirstOrDefaultAsync(s => s.Id == id && s.GatheringId == gatheringId, ct) is not { } session) return Problem.NotFound();
        if (!standing.IsRegistered && !standing.MayRun) return Problem.Forbidden("session-for-registered");
        if (session.ThreadId is { } known) return $"/threads/{known}";
        var body = words["notes-body", $"[{session.Title.Replace('[', '(').Replace(']', ')')}](/gatherings/{gatheringId}/sessions/{id})", standing.Gathering.Title, session.Text].Value;
        var started = await start.TogetherAsync(
            new StartThreadInput(standing.Gathering.SpaceId, ThreadKind.Discussion, words["notes-title", session.Title].Value, body, ClientKey: $"session:{id:N}"),
            (thread, _) =>
            {
                session.ThreadId = thread.Id;
                return Task.CompletedTask;
            }, viewer, ct);
        return started.Succeeded ? started.Value.Address : Result<string>.From(started.Problems);
    }
}
