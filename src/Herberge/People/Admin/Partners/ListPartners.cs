using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Partners;

internal sealed record PartnerRow(Guid Id, string Name, DateTimeOffset? EndedAt, int Guests);

internal sealed record GuestRow(Guid Id, string Name, string? Email, bool IsActive, IReadOnlyList<string> Places);

internal sealed record PartnerSheet(PartnerRow Partner, IReadOnlyList<GuestRow> Guests);

/// <summary>Partner companies and their people, for administrators.</summary>
internal sealed class ListPartners(HouseDb db, IEnumerable<IGuestPlaces> places)
{
    public async Task<Result<IReadOnlyList<PartnerRow>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        return Result<IReadOnlyList<PartnerRow>>.Of(await Rows(db.Partners.OrderBy(p => p.EndedAt != null).ThenBy(p => p.Name)).ToListAsync(ct));
    }

    public async Task<Result<PartnerSheet>> SeeAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var partner = await Rows(db.Partners.Where(p => p.Id == id)).FirstOrDefaultAsync(ct);
        if (partner is null) return Problem.NotFound();
        var guests = await db.Members.AsNoTracking().Where(m => m.PartnerId == id).OrderBy(m => m.State).ThenBy(m => m.FoldedName)
            .Select(m => new { m.Id, m.Name, m.Email, IsActive = m.State == MemberState.Active }).ToListAsync(ct);
        var known = new List<ILookup<Guid, string>>();
        foreach (var source in places) known.Add(await source.OfAsync([.. guests.Select(g => g.Id)], viewer, ct));
        return new PartnerSheet(partner, [.. guests.Select(g => new GuestRow(g.Id, g.Name, g.Email, g.IsActive, [.. known.SelectMany(k => k[g.Id])]))]);
    }

    private IQueryable<PartnerRow> Rows(IQueryable<PartnerCompany> partners) => partners.AsNoTracking()
        .Select(p => new PartnerRow(p.Id, p.Name, p.EndedAt, db.Set<Member>().Count(m => m.PartnerId == p.Id && m.State == MemberState.Active)));
}
