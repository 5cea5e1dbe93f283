using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos.Next;

/// <summary>
/// Reads what units wrote in open spaces of late, for viewers inside, who may all read it. People count where the last
/// release counts them, and not at all if they left analysis. Kept for a while, shown only as topics and spaces.
/// </summary>
internal sealed class ReadOpenTalk(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private const int MostPosts = 8000;
    private const int MostQuestions = 300;
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <param name="level">Depth of the unit tree.</param>
    /// <param name="viewer">Somebody inside.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<OpenTalk> HandleAsync(int level, Viewer viewer, CancellationToken ct)
    {
        var key = (typeof(OpenTalk), level);
        if (cache.TryGetValue(key, out OpenTalk? known)) return known!;
        var since = clock.GetUtcNow() - Window;
        var units = await db.Roster.AsNoTracking().Where(e => e.UnitPath != null && !e.IsLeftOut).ToDictionaryAsync(e => e.MemberId, e => AtLevel(e.UnitPath!, level), ct);
        var open = db.VisiblePostsTo(viewer).Where(p => p.DeletedAt == null && p.CreatedAt > since && p.Thread!.Space!.Kind == SpaceKind.Open && p.Thread.Space.ArchivedAt == null);
        var posts = await open.OrderByDescending(p => p.Id).Take(MostPosts)
            .Select(p => new { p.AuthorId, p.SpaceId, p.Body, Title = p.Number == 1 ? p.Thread!.Title : "" }).ToListAsync(ct);
        var waiting = await open.Where(p => p.Number == 1 && p.Thread!.Kind == ThreadKind.Question && p.Thread.ReplyCount == 0 && p.Thread.AcceptedPostId == null && p.Thread.LockedAt == null)
            .OrderByDescending(p => p.Id).Take(MostQuestions).Select(p => new { p.ThreadId, p.Thread!.Title, p.SpaceId, p.Body }).ToListAsync(ct);
        var names = (await db.Set<Member>().AsNoTracking().Select(m => m.Name).ToListAsync(ct)).SelectMany(Analyzer.Terms).ToHashSet(StringComparer.Ordinal);
        var talk = OpenTalk.Of(
            posts.Where(p => units.ContainsKey(p.AuthorId)).Select(p => (p.AuthorId, units[p.AuthorId], p.SpaceId, $"{p.Title}\n{p.Body}")),
            [.. waiting.Select(q => new WaitingQuestion(q.ThreadId, q.Title, q.SpaceId, TopicWords.In($"{q.Title}\n{q.Body}").Keys.ToHashSet(StringComparer.Ordinal)))], names, units.Values.Distinct().Count());
        return cache.Set(key, talk, Kept);
    }

    private static string AtLevel(string path, int level) => string.Join('/', path.Split('/').Take(level));
}
