using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.Members;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Partners;

/// <summary>Ends the work with a partner company: all its guests are out at once. Or takes it up again, guest by guest.</summary>
internal sealed class EndPartner(HouseDb db, WriteTransactions writes, Departure departure, TimeProvider clock)
{
    public async Task<Result<int>> HandleAsync(Guid id, bool sure, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (!sure) return Problem.Invalid("Sure", "sure-missing");
        await using var write = await writes.BeginAsync(db, ct);
        var partner = await db.Partners.AsTracking().FirstOrDefaultAsync(p => p.Id == id && p.EndedAt == null, ct);
        if (partner is null) return Problem.NotFound();
        var now = clock.GetUtcNow();
        partner.EndedAt = now;
        var guests = await db.Members.Where(m => m.PartnerId == id && m.State == MemberState.Active).Select(m => m.Id).ToListAsync(ct);
        var gone = await departure.WriteAsync(guests, viewer.MemberId, now, ct);
        if (!gone.Succeeded) return gone;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "partner.ended", partner.Name, gone.Value.ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        departure.Forget(guests);
        return gone.Value;
    }

    public async Task<Result<Done>> UndoAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var partner = await db.Partners.AsTracking().FirstOrDefaultAsync(p => p.Id == id && p.EndedAt != null, ct);
        if (partner is null) return Problem.NotFound();
        partner.EndedAt = null;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "partner.reopened", partner.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }
}
