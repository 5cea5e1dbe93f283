using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Guests;

/// <summary>What an invitation says to whoever holds its link.</summary>
public sealed record InvitationView(string Name, string Company, string Purpose, string SpaceName, string SpacePurpose, string Sponsor, DateTimeOffset EndsAt);

/// <summary>
/// A guest accepts by the link in their mail: a member of their company is made, or found again by the same address, and belongs to the
/// space until the invitation's end. Opening the link uses nothing up; accepting uses it once.
/// </summary>
internal sealed class AcceptInvitation(
    HouseDb db, WriteTransactions writes, SearchIndex search, Admission admission, Entry entry, IViewerSource viewers, Bell bell, TimeProvider clock)
{
    public async Task<InvitationView?> SeeAsync(string? secret, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } invitation) return null;
        var (spaceId, sponsorId) = (invitation.SpaceId, invitation.SponsorId);
        var space = await db.Spaces.AsNoTracking().FirstAsync(s => s.Id == spaceId, ct);
        var sponsor = await db.Set<Member>().Where(m => m.Id == sponsorId).Select(m => m.Name).FirstAsync(ct);
        return new InvitationView(invitation.Name, invitation.Company, invitation.Purpose, space.Name, space.Purpose, sponsor, invitation.EndsAt);
    }

    /// <returns>The address of the space.</returns>
    public async Task<Result<string>> HandleAsync(string? secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Guid guest;
        string slug;
        await using (var transaction = await writes.BeginAsync(db, ct))
        {
            if (await FindAsync(secret, ct) is not { } invitation) return Problem.Invalid("t", "guest-link");
            var id = invitation.Id;
            // The update decides, so that two clicks at the same moment let in one.
            if (await db.GuestInvitations.Where(i => i.Id == id && i.Hash != null).ExecuteUpdateAsync(i => i.SetProperty(x => x.Hash, (byte[]?)null), ct) == 0)
                return Problem.Invalid("t", "guest-link");
            var spaceId = invitation.SpaceId;
            var space = await db.Spaces.AsNoTracking().FirstAsync(s => s.Id == spaceId, ct);
            if (await MemberAsync(invitation, now, ct) is not { } member) return Problem.Invalid("t", "guest-link");
            await db.SaveChangesAsync(ct);
            await search.PutAsync(MemberDocument.Of(member), ct);
            (guest, slug) = (member.Id, space.Slug);
            await admission.AdmitAsync(space, guest, invitation.SponsorId, now, ct);
            await db.SaveChangesAsync(ct);
            var ends = invitation.EndsAt;
            await db.SpaceMembers.Where(m => m.SpaceId == spaceId && m.MemberId == guest).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndsAt, ends), ct);
            await db.GuestInvitations.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.AcceptedAt, now).SetProperty(x => x.MemberId, guest), ct);
            db.Audit.Add(new AuditEntry(guest, "space.guest-came-in", slug, guest.ToString(), now));
            await bell.AddAsync([new Notification(invitation.SponsorId, NotificationKind.GuestCameIn, guest, spaceId, null, null, now)], ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        viewers.Forget(guest);
        return await entry.LetInAsync(guest, Entry.ByLink, ct) ? $"/spaces/{slug}" : Problem.Invalid("t", "guest-link");
    }

    /// <summary>A space closed to partners meanwhile, an ended company or an end passed: the link leads nowhere.</summary>
    private async Task<GuestInvitation?> FindAsync(string? secret, CancellationToken ct)
    {
        var (hash, now) = (SendSignInLink.Hash(secret ?? ""), clock.GetUtcNow());
        return await db.GuestInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Hash == hash && i.LinkEndsAt > now && i.EndsAt > now && i.EndedAt == null
            && db.Set<Space>().Any(s => s.Id == i.SpaceId && s.WithPartners && s.ArchivedAt == null)
            && !db.Set<PartnerCompany>().Any(p => p.Name == i.Company && p.EndedAt != null), ct);
    }

    /// <summary>Null where the address became one of the house, or its person may not come in any more.</summary>
    private async Task<Member?> MemberAsync(GuestInvitation invitation, DateTimeOffset now, CancellationToken ct)
    {
        var normalized = invitation.NormalizedEmail;
        if (await db.Set<Member>().FirstOrDefaultAsync(m => m.NormalizedEmail == normalized, ct) is { } known)
            return known is { State: MemberState.Active, IsGuest: true } ? known : null;
        var name = invitation.Company;
        var company = await db.Set<PartnerCompany>().FirstOrDefaultAsync(p => p.Name == name, ct);
        if (company is null) db.Set<PartnerCompany>().Add(company = new PartnerCompany(Guid.CreateVersion7(now), name));
        var taken = (await db.Set<Member>().Select(m => m.Handle).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var member = new Member(Guid.CreateVersion7(now), invitation.Name, Handles.Unique(invitation.Name, taken), invitation.Email, now) { PartnerId = company.Id };
        db.Set<Member>().Add(member);
        return member;
    }
}
