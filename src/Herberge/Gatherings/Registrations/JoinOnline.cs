using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <summary>
/// Tells where people meet online, to whoever has a seat: a member who is signed in, by nobody else's link; somebody from outside by the
/// link itself. That somebody asked is written down nowhere.
/// </summary>
internal sealed class JoinOnline(HouseDb db, JoinLinks links)
{
    public async Task<Result<string>> HandleAsync(string token, Viewer viewer, CancellationToken ct)
    {
        if (links.Read(token) is not { } id) return Problem.NotFound();
        var found = await db.Registrations.AsNoTracking().Where(r => r.Id == id && r.Seat == Seat.Held && (r.Coming == Coming.OnSite || r.Coming == Coming.Online) && r.Gathering!.CancelledAt == null && r.Gathering.Link != null)
            .Select(r => new { r.MemberId, r.GatheringId, r.Gathering!.Link }).FirstOrDefaultAsync(ct);
        if (found is null) return Problem.NotFound();
        if (found.MemberId is { } member && (member != viewer.MemberId || !await db.VisibleGatheringsTo(viewer).AnyAsync(g => g.Id == found.GatheringId, ct))) return viewer.IsSignedIn ? Problem.NotFound() : Problem.Forbidden("gathering-join-signed-in");
        return Result<string>.Of(found.Link!);
    }
}
