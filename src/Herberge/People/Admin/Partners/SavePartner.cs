using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Partners;

/// <summary>Adds a partner company, or gives it another name.</summary>
internal sealed class SavePartner(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private const int Longest = 160;

    /// <param name="id">Null adds one.</param>
    public async Task<Result<Guid>> HandleAsync(Guid? id, string? name, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var text = (name ?? "").Trim();
        if (text.Length == 0) return Problem.Invalid("Name", "partner-name-missing");
        if (text.Length > Longest) return Problem.Invalid("Name", "text-long", Longest);
        if (text.Any(char.IsControl)) return Problem.Invalid("Name", "text-control");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Partners.AnyAsync(p => p.Name == text && p.Id != id, ct)) return Problem.Invalid("Name", "partner-name-taken", text);

        var now = clock.GetUtcNow();
        PartnerCompany? partner;
        if (id is null)
        {
            partner = new PartnerCompany(Guid.CreateVersion7(now), text);
            db.Partners.Add(partner);
            db.Audit.Add(new AuditEntry(viewer.MemberId, "partner.added", text, "", now));
        }
        else
        {
            partner = await db.Partners.AsTracking().FirstOrDefaultAsync(p => p.Id == id, ct);
            if (partner is null) return Problem.NotFound();
            if (partner.Name != text) db.Audit.Add(new AuditEntry(viewer.MemberId, "partner.renamed", text, partner.Name, now));
            partner.Rename(text);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return partner.Id;
    }
}
