using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <summary>What somebody shows to the world, their own address there, and the windows they opened.</summary>
internal sealed class PublicData(HouseDb db, EndPublic end) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("publicPosts", await db.Shown.AsNoTracking().Where(s => s.MemberId == memberId).OrderBy(s => s.ShownAt).Select(s => new { s.PostId, s.ThreadId, s.ShownAt, s.Named }).ToListAsync<object>(ct)),
        new PersonalRecords("publicHandle", await db.PublicAuthors.AsNoTracking().Where(a => a.MemberId == memberId).Select(a => new { a.Handle }).ToListAsync<object>(ct)),
        new PersonalRecords("publicSpaces", await db.Windows.AsNoTracking().Where(w => w.OpenedBy == memberId).OrderBy(w => w.OpenedAt).Select(w => new { w.Handle, w.OpenedAt, w.ClosedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await end.PostsAsync(await db.Shown.Where(s => s.MemberId == id).Select(s => s.PostId).ToListAsync(ct), ct);
        await db.PublicAuthors.Where(a => a.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Windows.Where(w => w.OpenedBy == id).ExecuteUpdateAsync(w => w.SetProperty(x => x.OpenedBy, former), ct);
    }
}
