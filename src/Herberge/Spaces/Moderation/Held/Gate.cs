using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Spaces.Moderation.Held;

/// <param name="Stop">Why nothing may be written here now.</param>
/// <param name="Wait">Why it waits for a moderator instead of being written at once.</param>
internal readonly record struct Passage(Problem? Stop, HeldWhy? Wait);

/// <summary>
/// Asked before anything is written: time-outs and removals, slow mode, a guest's first words, and what spam looks like. Those
/// who moderate the space pass; whoever is known passes but for the first three.
/// </summary>
internal sealed class Gate(HouseDb db, IOptions<HouseOptions> options, TimeProvider clock)
{
    /// <summary>Shorter texts are said twice by honest people: “Danke dir”.</summary>
    private const int ShortestRepeated = 30;

    private const int ManyLinks = 3;
    private static readonly TimeSpan Repeated = TimeSpan.FromDays(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task<Passage> AskAsync(Space space, Guid? threadId, string body, string html, Viewer viewer, CancellationToken ct)
    {
        var (me, spaceId, now) = (viewer.MemberId, space.Id, clock.GetUtcNow());
        if (await StoppedAsync(spaceId, me, now, ct) is { } stopped) return new Passage(stopped, null);
        if (await db.ModeratesAsync(spaceId, viewer, ct)) return default;

        var (day, minute) = (now - Repeated, now - Minute);
        var limits = options.Value.Limits;
        var newer = now.AddDays(-limits.NewcomerDays);
        var known = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => new
        {
            Guest = m.PartnerId != null,
            New = m.CreatedAt > newer,
            Said = db.Set<Post>().Any(p => p.AuthorId == me && p.SpaceId == spaceId && p.DeletedAt == null),
            Lately = db.Set<Post>().Count(p => p.AuthorId == me && p.CreatedAt > minute),
            Again = body.Length >= ShortestRepeated && db.Set<Post>().Any(p => p.AuthorId == me && p.CreatedAt > day && p.Body == body),
            Holds = db.Set<SpaceCare>().Where(c => c.SpaceId == spaceId).Select(c => (bool?)c.HoldsFirstOfGuests).FirstOrDefault(),
            Slow = db.Set<SpaceCare>().Where(c => c.SpaceId == spaceId).Select(c => c.SlowSeconds).FirstOrDefault(),
            SlowThread = db.Set<ThreadCare>().Where(c => c.ThreadId == threadId).Select(c => c.SlowSeconds).FirstOrDefault(),
        }).FirstAsync(ct);
        if (await TooSoonAsync(spaceId, threadId, known.Slow, known.SlowThread, me, now, ct) is { } early) return new Passage(early, null);
        if (known.Guest && !known.Said && known.Holds != false) return new Passage(null, HeldWhy.FirstOfGuest);
        if (!known.New) return default;
        if (known.Lately >= limits.NewcomerPostsPerMinute) return new Passage(null, HeldWhy.Flood);
        if (known.Again) return new Passage(null, HeldWhy.Same);
        return known.Guest && Links(html) >= ManyLinks ? new Passage(null, HeldWhy.Links) : default;
    }

    /// <summary>What forbids somebody to write or change anything in a space.</summary>
    public async Task<Problem?> StoppedAsync(Guid spaceId, Guid memberId, DateTimeOffset now, CancellationToken ct)
    {
        var standing = await db.Measures.AsNoTracking().Where(m => m.SpaceId == spaceId && m.MemberId == memberId && m.LiftedAt == null
                && (m.Kind == MeasureKind.Removal || (m.Kind == MeasureKind.TimeOut && m.Until > now)))
            .OrderByDescending(m => m.Kind).Select(m => (MeasureKind?)m.Kind).FirstOrDefaultAsync(ct);
        return standing switch
        {
            null => null,
            MeasureKind.Removal => Problem.Forbidden("moderation-removed"),
            _ => Problem.Forbidden("moderation-timed-out"),
        };
    }

    private async Task<Problem?> TooSoonAsync(Guid spaceId, Guid? threadId, int inSpace, int inThread, Guid me, DateTimeOffset now, CancellationToken ct)
    {
        if (inSpace > 0 && await LastAsync(db.Posts.Where(p => p.SpaceId == spaceId), inSpace) is { } wait) return Wait(wait);
        return inThread > 0 && await LastAsync(db.Posts.Where(p => p.ThreadId == threadId), inThread) is { } longer ? Wait(longer) : null;

        async Task<double?> LastAsync(IQueryable<Post> posts, int seconds)
        {
            var since = now.AddSeconds(-seconds);
            var last = await posts.Where(p => p.AuthorId == me && p.CreatedAt > since).Select(p => (DateTimeOffset?)p.CreatedAt).MaxAsync(ct);
            return last is { } at ? (at.AddSeconds(seconds) - now).TotalSeconds : null;
        }

        static Problem Wait(double seconds) => Problem.Conflict("moderation-slow", Math.Ceiling(seconds));
    }

    private static int Links(string html) => html.AsSpan().Count("href=\"http");
}
