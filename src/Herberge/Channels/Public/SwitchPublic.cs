using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <param name="Posts">How many posts are public; none while the house's switch is off.</param>
public sealed record WindowLine(Guid SpaceId, string Slug, string Name, string Handle, string OpenedBy, DateTimeOffset OpenedAt, bool Federated, int Posts);

/// <summary>The house's switches, and the windows there are. For administrators.</summary>
internal sealed class SwitchPublic(HouseDb db, WriteTransactions writes, House house, PublicNow known, TimeProvider clock)
{
    public async Task<IReadOnlyList<WindowLine>> SeeAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return [];
        var posts = db.PublicPosts();
        return await (from w in db.Windows.AsNoTracking()
                      where w.ClosedAt == null
                      join s in db.Set<Space>() on w.SpaceId equals s.Id
                      join m in db.Set<Herberge.People.Member>() on w.OpenedBy equals m.Id
                      orderby s.Name
                      select new WindowLine(s.Id, s.Slug, s.Name, w.Handle, m.Name, w.OpenedAt, w.Federated, posts.Count(p => p.SpaceId == w.SpaceId))).ToListAsync(ct);
    }

    public async Task<Result<Done>> SetAsync(bool spaces, bool federated, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var settings = await db.Settings.AsTracking().SingleAsync(ct);
        (settings.PublicSpaces, settings.FederatedSpaces) = (spaces, spaces && federated);
        if (!db.ChangeTracker.HasChanges()) return default(Done);
        db.Audit.Add(new AuditEntry(viewer.MemberId, !settings.PublicSpaces ? "public.off" : settings.FederatedSpaces ? "public.on-federated" : "public.on", settings.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await house.ReloadAsync(db, ct);
        known.Forget();
        return default(Done);
    }
}
