using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

/// <summary>
/// What moderation and invitations keep about a person. They read every note and decision about themselves, without the names of
/// those who wrote them; their own flags, but nobody else's.
/// </summary>
internal sealed class ModerationData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("moderatorNotes", await db.ModeratorNotes.AsNoTracking().Where(n => n.MemberId == memberId).OrderBy(n => n.Id)
            .Join(db.Spaces, n => n.SpaceId, s => s.Id, (n, s) => new { Space = s.Name, n.Text, n.At }).ToListAsync<object>(ct)),
        new PersonalRecords("measures", await db.Measures.AsNoTracking().Where(m => m.MemberId == memberId).OrderBy(m => m.Id)
            .Join(db.Spaces, m => m.SpaceId, s => s.Id, (m, s) => new
            {
                Space = s.Name, Kind = m.Kind.ToString(), Reason = m.Reason.ToString(), m.Words, m.At, m.Until, m.LiftedAt, m.Appeal, m.AppealedAt, m.AppealAnswer,
            }).ToListAsync<object>(ct)),
        new PersonalRecords("flags", await db.Flags.AsNoTracking().Where(f => f.ReporterId == memberId).OrderBy(f => f.Id)
            .Select(f => new { Reason = f.Reason.ToString(), f.Text, f.At }).ToListAsync<object>(ct)),
        new PersonalRecords("casesAboutYourPosts", await db.Cases.AsNoTracking().Where(c => c.AuthorId == memberId && c.SettledAt != null).OrderBy(c => c.Id)
            .Select(c => new { c.PostId, c.OpenedAt, c.SettledAt, Outcome = c.Outcome.ToString() }).ToListAsync<object>(ct)),
        new PersonalRecords("waitingPosts", await db.HeldPosts.AsNoTracking().Where(h => h.AuthorId == memberId).OrderBy(h => h.Id)
            .Select(h => new { h.Title, h.Body, Why = h.Why.ToString(), h.At, h.SettledAt, h.PostId, h.Answer }).ToListAsync<object>(ct)),
        new PersonalRecords("houseRulesRead", await db.RulesRead.AsNoTracking().Where(r => r.MemberId == memberId).OrderBy(r => r.Version)
            .Select(r => new { r.Version, r.At }).ToListAsync<object>(ct)),
        new PersonalRecords("guestInvitations", await db.GuestInvitations.AsNoTracking().Where(i => i.MemberId == memberId || i.SponsorId == memberId).OrderBy(i => i.Id)
            .Select(i => new { i.Name, i.Email, i.Company, i.Purpose, i.At, i.EndsAt, i.AcceptedAt, AsSponsor = i.SponsorId == memberId }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.ModeratorNotes.Where(n => n.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Measures.Where(m => m.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Cases.Where(c => c.AuthorId == id).ExecuteDeleteAsync(ct);
        await db.HeldPosts.Where(h => h.AuthorId == id).ExecuteDeleteAsync(ct);
        await db.RulesRead.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        await db.GuestInvitations.Where(i => i.MemberId == id).ExecuteDeleteAsync(ct);
        await EraseFlagsAsync(id, ct);
        await db.ModeratorNotes.Where(n => n.By == id).ExecuteUpdateAsync(n => n.SetProperty(x => x.By, former), ct);
        await db.Measures.Where(m => m.By == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.By, former), ct);
        await db.Measures.Where(m => m.LiftedBy == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.LiftedBy, former), ct);
        await db.Measures.Where(m => m.AppealSettledBy == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.AppealSettledBy, former), ct);
        await db.Cases.Where(c => c.SettledBy == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.SettledBy, former), ct);
        await db.HeldPosts.Where(h => h.SettledBy == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.SettledBy, former), ct);
        await db.HeldPosts.Where(h => h.EditedBy == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.EditedBy, former), ct);
        await db.HouseRules.Where(r => r.By == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.By, former), ct);
        await db.Rearrangements.Where(r => r.By == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.By, former), ct);
        await db.GuestInvitations.Where(i => i.SponsorId == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.SponsorId, former), ct);
    }

    /// <summary>A case stays open when somebody else asked for it too.</summary>
    private async Task EraseFlagsAsync(Guid id, CancellationToken ct)
    {
        await db.Flags.Where(f => f.ReporterId == id).ExecuteDeleteAsync(ct);
        var flags = db.Flags;
        await db.Cases.Where(c => c.SettledAt == null && !flags.Any(f => f.CaseId == c.Id)).ExecuteDeleteAsync(ct);
    }
}
