using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Leaving;

/// <summary>The person's own row: who they are and what they say about themselves.</summary>
internal sealed class ProfileData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var proposals = db.DeactivationProposals;
        var member = await db.Members.AsNoTracking().Where(m => m.Id == memberId)
            .Select(m => new
            {
                m.Id, m.Name, m.Handle, m.Email, m.ExternalId, Unit = m.Unit == null ? null : m.Unit.Path, Partner = m.Partner == null ? null : m.Partner.Name,
                m.Title, m.Place, m.Level, m.Languages, m.Skills, m.AskMeAbout, m.LookingFor, m.About, m.ShowsEmail, m.PhotoFileId, m.JoinedOn, m.Roles, m.InterfaceLanguage,
                m.CreatedAt, m.ProfileWrittenAt,
                ProposedForDeactivation = proposals.Any(p => p.MemberId == m.Id),
            })
            .ToListAsync<object>(ct);
        return [new PersonalRecords("profile", member)];
    }

    /// <summary>The row itself goes last, when nothing points at it any more.</summary>
    public Task EraseAsync(Erasure erasure, CancellationToken ct) =>
        db.DeactivationProposals.Where(p => p.MemberId == erasure.MemberId).ExecuteDeleteAsync(ct);
}
