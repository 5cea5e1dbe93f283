using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <param name="ThreadId">The conversation it leads to; null for none.</param>
public sealed record WelcomeInput(string? Text, Guid? ThreadId);

public sealed record WelcomeThread(Guid Id, string Title);

/// <param name="Html">Sanitised.</param>
public sealed record WelcomeView(string Text, string Html, WelcomeThread? Thread);

/// <summary>What a space says to those who join it, once; kept by its hosts, put away by whoever read it.</summary>
internal sealed class Welcome(HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, TimeProvider clock)
{
    private const int Offered = 20;

    /// <summary>What stands there, and the threads it may lead to; for those who run the space.</summary>
    public async Task<Result<(WelcomeView? Now, IReadOnlyList<WelcomeThread> Threads)>> ReadAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var id = standing.Space.Id;
        var threads = await db.VisibleThreadsTo(viewer).Where(t => t.SpaceId == id && t.ArchivedAt == null)
            .OrderByDescending(t => t.PinnedAt != null).ThenByDescending(t => t.LastPostAt).Take(Offered).Select(t => new WelcomeThread(t.Id, t.Title)).ToListAsync(ct);
        return (await FindAsync(id, viewer, ct), threads);
    }

    /// <summary>For a member who joined since it stands there and hasn't put it away.</summary>
    public async Task<WelcomeView?> ForAsync(SpaceStanding standing, CancellationToken ct)
    {
        if (!standing.IsMember || standing.Space.ArchivedAt is not null) return null;
        var (id, me) = (standing.Space.Id, standing.Viewer.MemberId);
        var lives = db.SpaceLives;
        return await db.SpaceMembers.AnyAsync(m => m.SpaceId == id && m.MemberId == me && m.WelcomedAt == null && lives.Any(l => l.SpaceId == id && l.WelcomeSince <= m.JoinedAt), ct)
            ? await FindAsync(id, standing.Viewer, ct) : null;
    }

    public async Task<Result<Done>> WriteAsync(string slug, WelcomeInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var (id, now, text) = (standing.Space.Id, clock.GetUtcNow(), PostText.Clean(input.Text ?? ""));
        if (text.Length > SpaceLife.LongestText) return Problem.Invalid(nameof(input.Text), "text-long", SpaceLife.LongestText);
        if (input.ThreadId is { } thread && !await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == thread && t.SpaceId == id, ct)) return Problem.Invalid(nameof(input.ThreadId), "welcome-thread");
        var life = await db.LifeOfAsync(id, ct);
        (life.Welcome, life.WelcomeHtml) = (text, text.Length == 0 ? "" : markdown.Render(text).Html);
        (life.WelcomeThreadId, life.WelcomeSince) = text.Length == 0 ? ((Guid?)null, (DateTimeOffset?)null) : (input.ThreadId, life.WelcomeSince ?? now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.welcome-changed", slug, "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> PutAwayAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        var (id, me, now) = (standing.Space.Id, viewer.MemberId, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.SpaceMembers.Where(m => m.SpaceId == id && m.MemberId == me && m.WelcomedAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.WelcomedAt, now), ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private async Task<WelcomeView?> FindAsync(Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        var life = await db.SpaceLives.AsNoTracking().FirstOrDefaultAsync(l => l.SpaceId == spaceId && l.WelcomeSince != null, ct);
        if (life is null) return null;
        var to = life.WelcomeThreadId;
        var thread = to is null ? null : await db.VisibleThreadsTo(viewer).Where(t => t.Id == to).Select(t => new WelcomeThread(t.Id, t.Title)).FirstOrDefaultAsync(ct);
        return new WelcomeView(life.Welcome, life.WelcomeHtml, thread);
    }
}
