using Herberge.Foundation.Live;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Previews;

/// <summary>
/// Fetches what linked pages say of themselves: through the one careful way out (public addresses only, each redirect checked), no more
/// than the beginning of a page, only HTML, once for all posts that link it. Pages change: after a month it asks again, and where
/// nothing came after a week.
/// </summary>
internal sealed class FetchPreviews(HouseDb db, WriteTransactions writes, FetchOutward fetch, LivePublisher live, TimeProvider clock)
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(30);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>Titles stand at the beginning; what comes after this much isn't read.</summary>
    private static readonly FetchBounds Bounds = new(256 * 1024, TimeSpan.FromSeconds(8), "text/html");

    /// <returns>How many addresses it asked.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        if (!await db.LifeSettings.AnyAsync(s => s.LinkPreviews, ct)) return 0;
        var (links, known, now) = (db.PostLinks, db.LinkPreviews, clock.GetUtcNow());
        var waiting = await links.AsNoTracking().Where(l => !known.Any(p => p.Key == l.Key)).Select(l => new { l.Key, l.Address }).Distinct().Take(AtOnce).ToListAsync(ct);
        var (stale, failed) = (now - Fresh, now - Patience);
        waiting.AddRange(await known.AsNoTracking().Where(p => p.FetchedAt < stale || (p.Fault != null && p.FetchedAt < failed)).OrderBy(p => p.FetchedAt)
            .Join(links, p => p.Key, l => l.Key, (_, l) => new { l.Key, l.Address }).Distinct().Take(AtOnce - waiting.Count).ToListAsync(ct));
        foreach (var link in waiting)
        {
            var fetched = await fetch.HandleAsync(link.Address, null, null, ct, bounds: Bounds);
            await KeepAsync(link.Key, fetched.Body is null ? PageWords.None : PageWords.Of(fetched.Body), fetched.Fault, ct);
        }

        return waiting.Count;
    }

    private async Task KeepAsync(string key, PageWords said, string? fault, CancellationToken ct)
    {
        var (links, posts) = (db.PostLinks, db.Posts);
        await using var transaction = await writes.BeginAsync(db, ct);
        var preview = await db.LinkPreviews.AsTracking().FirstOrDefaultAsync(p => p.Key == key, ct);
        if (preview is null) db.LinkPreviews.Add(preview = new LinkPreview(key, clock.GetUtcNow()));
        var threads = !preview.Heard(said, fault, clock.GetUtcNow()) ? [] : await posts.Where(p => links.Any(l => l.PostId == p.Id && l.Key == key)).Select(p => p.ThreadId).Distinct().ToListAsync(ct);
        await db.Threads.Where(t => threads.Contains(t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        foreach (var thread in threads) await live.ChangedAsync(thread, CancellationToken.None);
    }
}

[DisallowConcurrentExecution]
internal sealed class FetchPreviewsEachMinute(FetchPreviews fetch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await fetch.HandleAsync(cancellationToken);
}
