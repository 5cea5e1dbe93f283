using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Shell;
using Herberge.Spaces.Moderation.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Moderation;

/// <summary>The queue in the rail of those who moderate, the house rules at its foot, and a word on top while a new edition is unread.</summary>
internal sealed class ModerationNavigation(HouseDb db, ReadQueue queue, IMemoryCache cache, IStringLocalizer<ModerationWords> words) : INavigationSource
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    public async ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return [];
        var known = await cache.GetOrCreateAsync(KeyOf(viewer.MemberId), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Remembered;
            return await LookAsync(viewer, ct);
        });
        var entries = new List<NavigationEntry>(3);
        if (known!.Moderates) entries.Add(new NavigationEntry(NavigationGroup.Hosting, "/moderation", words["queue-title"], "gavel", known.Waiting, Waits: true));
        if (known.Newest is { } newest)
        {
            entries.Add(new NavigationEntry(NavigationGroup.Foot, "/house-rules", words["rules-title"], null));
            if (!known.Read) entries.Add(new NavigationEntry(NavigationGroup.Asks, "/house-rules", words[newest == 1 ? "rules-banner-first" : "rules-banner"], "book"));
        }

        return entries;
    }

    public static void Forget(IMemoryCache cache, Guid memberId) => cache.Remove(KeyOf(memberId));

    private async Task<Known> LookAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var look = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => new
        {
            Hosts = db.Set<SpaceMember>().Any(s => s.MemberId == me && s.Role == SpaceRole.Host),
            Newest = db.Set<HouseRules>().Max(r => (int?)r.Version),
            Read = db.Set<RulesRead>().Where(r => r.MemberId == me).Max(r => (int?)r.Version),
        }).FirstOrDefaultAsync(ct);
        var moderates = viewer.IsHost || look is { Hosts: true };
        return new Known(moderates, moderates ? await queue.CountAsync(viewer, ct) : 0, look?.Newest, look?.Newest <= look?.Read);
    }

    private static (Type Kind, Guid Member) KeyOf(Guid member) => (typeof(ModerationNavigation), member);

    private sealed record Known(bool Moderates, int Waiting, int? Newest, bool Read);
}
