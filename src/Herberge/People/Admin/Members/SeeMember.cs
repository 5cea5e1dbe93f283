using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <param name="Id">Of a unit or partner company.</param>
public sealed record Pick(Guid Id, string Name);

/// <param name="ProposedBy">The file this person was missing from.</param>
internal sealed record MemberSheet(Member Member, bool HasBeenIn, string? ProposedBy, IReadOnlyList<Pick> Units, IReadOnlyList<Pick> Partners);

/// <summary>One person as administrators see them, with what can be chosen for them.</summary>
internal sealed class SeeMember(HouseDb db)
{
    public async Task<Result<MemberSheet>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var member = await db.Members.AsNoTracking().Include(m => m.Unit).Include(m => m.Partner).FirstOrDefaultAsync(m => m.Id == id && m.State != MemberState.Former, ct);
        if (member is null) return Problem.NotFound();
        return new MemberSheet(
            member, await db.Users.AnyAsync(a => a.Id == id, ct),
            await db.DeactivationProposals.Where(p => p.MemberId == id).Select(p => p.File).FirstOrDefaultAsync(ct),
            await UnitsAsync(ct), await PartnersAsync(member.PartnerId, ct));
    }

    public async Task<IReadOnlyList<Pick>> UnitsAsync(CancellationToken ct) =>
        await db.Units.AsNoTracking().OrderBy(u => u.Path).Select(u => new Pick(u.Id, u.Path)).ToListAsync(ct);

    /// <summary>Those one works with, and the one this person has.</summary>
    public async Task<IReadOnlyList<Pick>> PartnersAsync(Guid? also, CancellationToken ct) =>
        await db.Partners.AsNoTracking().Where(p => p.EndedAt == null || p.Id == also).OrderBy(p => p.Name).Select(p => new Pick(p.Id, p.Name)).ToListAsync(ct);
}
