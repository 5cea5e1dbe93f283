using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.People;

/// <summary>The viewer's own face for the frame, remembered for a few seconds so that a page costs no query for it.</summary>
internal sealed class Selves(HouseDb db, IMemoryCache cache) : ISelfSource
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    public async ValueTask<Self?> FindAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return null;
        if (cache.TryGetValue((typeof(Selves), viewer.MemberId), out Self? known)) return known;

        var member = await db.Members.AsNoTracking()
            .Where(m => m.Id == viewer.MemberId)
            .Select(m => new { m.Name, m.Handle, m.PartnerId, Hue = m.Unit == null ? (int?)null : m.Unit.Hue })
            .FirstOrDefaultAsync(ct);
        var self = member is null
            ? null
            : new Self(member.Name, Member.InitialsOf(member.Name), member.PartnerId is null ? member.Hue ?? Member.HueWithoutUnit : null, $"/people/{member.Handle}", "/me/settings");
        cache.Set((typeof(Selves), viewer.MemberId), self, Remembered);
        return self;
    }
}
