using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Sessions;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.After;

/// <summary>A conversation or an idea that came of a gathering.</summary>
/// <param name="From">The session it comes from; null for the gathering as a whole.</param>
/// <param name="State">What the room it belongs to says of it; null where there is none.</param>
/// <param name="IsClosed">Nobody can answer any more.</param>
public sealed record Fruit(string Title, string Href, string? From, string? State, bool IsClosed, int Replies, DateTimeOffset LastPostAt);

/// <param name="People">How many answers are in it.</param>
/// <param name="Worth">Mean of 1 to 5.</param>
/// <param name="Met">Share of those who met somebody.</param>
public sealed record FeedbackFigures(int People, double Worth, double Met, IReadOnlyList<string> Texts);

/// <param name="MayAnswer">Was there, in time, and hasn't answered.</param>
/// <param name="Figures">For hosts; null while too few answered.</param>
public sealed record AfterView(
    Gathering Gathering, string SpaceName, string SpaceSlug, bool MayRun, bool IsOver, FollowUp? FollowUp, string? WrittenBy, bool HasThread, bool MayAnswer, bool HasAnswered, FeedbackFigures? Figures, IReadOnlyList<Fruit> Fruits);

/// <summary>What is left of a gathering: words of its hosts, three questions, and what came of it, each thing as far as the viewer may see it.</summary>
internal sealed class SeeAfter(HouseDb db, IEnumerable<IThreadBanners> banners, TimeProvider clock)
{
    /// <summary>More than that nobody reads.</summary>
    private const int MostFruits = 60;

    public async Task<Result<AfterView>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        var (gathering, me, now) = (standing.Gathering, viewer.MemberId, clock.GetUtcNow());
        var isOver = gathering.CancelledAt is null && gathering.IsOver(now);
        var written = isOver ? await db.FollowUps.AsNoTracking().FirstOrDefaultAsync(f => f.GatheringId == id, ct) : null;
        var by = written is null ? null : await db.Set<Herberge.People.Member>().AsNoTracking().Where(m => m.Id == written.WrittenBy).Select(m => m.Name).FirstOrDefaultAsync(ct);
        var answered = await db.FeedbackGiven.AnyAsync(g => g.GatheringId == id && g.MemberId == me, ct);
        var mayAnswer = !answered && GiveFeedback.IsOpen(gathering, now) && await GiveFeedback.CameAsync(db, id, viewer, ct);
        return new AfterView(gathering, standing.Space.Name, standing.Space.Slug, standing.MayRun, isOver, written, by, written?.ThreadId is not null, mayAnswer, answered,
            standing.MayRun ? await FiguresAsync(id, ct) : null, isOver ? await FruitsAsync(id, written, viewer, ct) : []);
    }

    private async Task<FeedbackFigures?> FiguresAsync(Guid id, CancellationToken ct)
    {
        var counts = await db.FeedbackCounts.AsNoTracking().Where(c => c.GatheringId == id && c.Shown > 0).ToListAsync(ct);
        var (worth, met) = (counts.Where(c => c.Question == FeedbackQuestion.Worth).ToList(), counts.Where(c => c.Question == FeedbackQuestion.Met).ToList());
        var people = worth.Sum(c => c.Shown);
        if (people < GiveFeedback.Smallest) return null;
        // Ids are drawn by chance, and so is this order.
        var texts = await db.FeedbackTexts.AsNoTracking().Where(t => t.GatheringId == id && t.IsShown).OrderBy(t => t.Id).Select(t => t.Text).ToListAsync(ct);
        return new FeedbackFigures(people, worth.Sum(c => (double)c.Answer * c.Shown) / people, met.Sum(c => (double)c.Answer * c.Shown) / people, texts);
    }

    private async Task<List<Fruit>> FruitsAsync(Guid id, FollowUp? written, Viewer viewer, CancellationToken ct)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.GatheringId == id && s.ThreadId != null).Select(s => new { Thread = s.ThreadId!.Value, s.Title }).ToDictionaryAsync(s => s.Thread, s => s.Title, ct);
        List<Guid> ids = [.. sessions.Keys, .. written?.ThreadId is { } thread ? [thread] : Array.Empty<Guid>()];
        if (ids.Count == 0) return [];
        var readable = await db.VisibleThreadsTo(viewer).Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        var threads = await db.VisibleThreadsTo(viewer).Where(t => readable.Contains(t.Id) || (t.SourceId != null && readable.Contains(t.SourceId.Value))).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(MostFruits)
            .Select(t => new { t.Id, t.SpaceId, t.Title, t.Kind, t.SourceId, IsClosed = t.LockedAt != null || t.ArchivedAt != null, t.ReplyCount, t.LastPostAt }).ToListAsync(ct);
        var fruits = new List<Fruit>();
        foreach (var t in threads)
        {
            var banner = t.Kind == ThreadKind.Idea ? await BannerAsync(new ThreadPlace(t.Id, t.SpaceId, t.Kind), viewer, ct) : null;
            if (t.Kind == ThreadKind.Idea && banner is null) continue;
            fruits.Add(new Fruit(t.Title, banner?.Href ?? $"/threads/{t.Id}", sessions.GetValueOrDefault(t.SourceId is { } source && !readable.Contains(t.Id) ? source : t.Id), banner?.State, t.IsClosed, t.ReplyCount, t.LastPostAt));
        }

        return fruits;
    }

    private async Task<ThreadBanner?> BannerAsync(ThreadPlace thread, Viewer viewer, CancellationToken ct)
    {
        foreach (var room in banners)
        {
            if (await room.OfAsync(thread, viewer, ct) is { } banner) return banner;
        }

        return null;
    }
}
