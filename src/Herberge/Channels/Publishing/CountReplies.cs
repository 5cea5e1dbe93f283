using Herberge.Channels.Accounts;
using Herberge.Channels.Mastodon;
using Herberge.Channels.Posts;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Publishing;

/// <summary>Now and then: how often what is out was answered, passed on and liked. Counts alone, nobody's names.</summary>
internal sealed class CountReplies(HouseDb db, PublishToMastodon mastodon, TimeProvider clock)
{
    private const int Most = 40;
    private static readonly TimeSpan Watched = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(3);

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, before) = (now - Watched, now - Pause);
        var due = await db.PostVariants.AsTracking().Include(v => v.Account)
            .Where(v => v.State == VariantState.Published && v.RemoteId != null && v.Account!.Kind == ChannelKind.Mastodon && v.Account.LockedToken != null && v.PublishedAt > since && (v.CountedAt == null || v.CountedAt < before))
            .OrderBy(v => v.CountedAt).ThenBy(v => v.Id).Take(Most).ToListAsync(ct);
        foreach (var variant in due)
        {
            if (await mastodon.CountAsync(variant, ct) is { } told) (variant.Replies, variant.Boosts, variant.Favourites) = (told.RepliesCount, told.ReblogsCount, told.FavouritesCount);
            variant.CountedAt = now;
            await db.SaveChangesAsync(ct);
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class CountRepliesHourly(CountReplies count) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await count.HandleAsync(cancellationToken);
}
