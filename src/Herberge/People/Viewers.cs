using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.People;

/// <summary>Who a signed-in member is, remembered for a few seconds so that a page costs no query for it.</summary>
internal sealed class Viewers(HouseDb db, ISpaceRoles spaces, IMemoryCache cache, House house, TimeProvider clock) : IViewerSource
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    public async ValueTask<Viewer?> FindAsync(Guid memberId, CancellationToken ct)
    {
        var found = cache.TryGetValue((typeof(Viewers), memberId), out Known? known) ? known!.Viewer : (await ReadAsync(memberId, ct)).Viewer;
        return found is null ? null : found with { AsOf = clock.GetUtcNow() };
    }

    public async ValueTask<bool> IsSignedInAsync(Guid memberId, string stamp, CancellationToken ct) =>
        // Asked again before anybody is sent out: another node may have changed the stamp since.
        (cache.TryGetValue((typeof(Viewers), memberId), out Known? known) && known!.Stamp == stamp) || (await ReadAsync(memberId, ct)).Stamp == stamp;

    public void Forget(Guid memberId) => cache.Remove((typeof(Viewers), memberId));

    private async Task<Known> ReadAsync(Guid memberId, CancellationToken ct)
    {
        var (accounts, held) = (db.Users, spaces.Of(memberId));
        var member = await db.Members.AsNoTracking()
            .Where(m => m.Id == memberId && m.State == MemberState.Active)
            .Select(m => new
            {
                m.PartnerId, m.Roles, m.InterfaceLanguage,
                Host = held.Any(r => (r & HouseRoles.Host) != 0), Community = held.Any(r => (r & HouseRoles.CommunityManager) != 0), Social = held.Any(r => (r & HouseRoles.SocialMediaManager) != 0),
                Stamp = accounts.Where(a => a.Id == memberId).Select(a => a.SecurityStamp).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        var viewer = member is null
            ? null
            : new Viewer(memberId, member.PartnerId is not null, member.Roles, member.InterfaceLanguage ?? house.Language)
            {
                SpaceRoles = (member.Host ? HouseRoles.Host : 0) | (member.Community ? HouseRoles.CommunityManager : 0) | (member.Social ? HouseRoles.SocialMediaManager : 0),
            };
        return cache.Set((typeof(Viewers), memberId), new Known(viewer, member?.Stamp), Remembered);
    }

    private sealed record Known(Viewer? Viewer, string? Stamp);
}
