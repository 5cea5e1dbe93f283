using Herberge.Foundation.Jobs;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Public;

/// <summary>
/// Ends for good what the queries already hide: windows of spaces that are no longer open, posts that moved or whose author left. Whoever
/// carried them further is told then. Nothing while the house's switch is off, so that it can be put back.
/// </summary>
internal sealed class SettlePublic(HouseDb db, WriteTransactions writes, House house, EndPublic end, PublicNow known)
{
    public async Task HandleAsync(CancellationToken ct)
    {
        if (!house.PublicSpaces || (!await Closed().AnyAsync(ct) && !await Gone().AnyAsync(ct))) return;
        await using var write = await writes.BeginAsync(db, ct);
        foreach (var window in await Closed().AsTracking().ToListAsync(ct)) await end.WindowAsync(window, ct);
        await db.SaveChangesAsync(ct);
        await end.PostsAsync(await Gone().Select(p => p.PostId).ToListAsync(ct), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        known.Forget();
    }

    private IQueryable<PublicSpace> Closed() => db.Windows.Where(w => w.ClosedAt == null && !db.Set<Space>().Any(s => s.Id == w.SpaceId && s.Kind == SpaceKind.Open && s.ArchivedAt == null));

    private IQueryable<PublicPost> Gone()
    {
        var open = db.PublicPosts();
        return db.Shown.AsNoTracking().Where(s => db.Set<HouseSettings>().Any(h => h.PublicSpaces) && !open.Any(p => p.PostId == s.PostId));
    }
}

[DisallowConcurrentExecution]
internal sealed class SettlePublicOften(SettlePublic settle) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await settle.HandleAsync(cancellationToken);
}
