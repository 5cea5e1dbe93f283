using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.People;

/// <summary>Who a signed-in member is, remembered for a few seconds so that a page costs no query for it.</summary>
internal sealed class Viewers(HouseDb db, IMemoryCache cache, House house) : IViewerSource
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    public async ValueTask<Viewer?> FindAsync(Guid memberId, CancellationToken ct)
    {
        if (cache.TryGetValue((typeof(Viewers), memberId), out Viewer? known)) return known;

        var member = await db.Members.AsNoTracking()
            .Where(m => m.Id == memberId && m.State == MemberState.Active)
            .Select(m => new { m.PartnerId, m.Roles, m.InterfaceLanguage })
            .FirstOrDefaultAsync(ct);
        var viewer = member is null
            ? null
            : new Viewer(memberId, member.PartnerId is not null, member.Roles, member.InterfaceLanguage ?? house.Language);
        cache.Set((typeof(Viewers), memberId), viewer, Remembered);
        return viewer;
    }

    public void Forget(Guid memberId) => cache.Remove((typeof(Viewers), memberId));
}
