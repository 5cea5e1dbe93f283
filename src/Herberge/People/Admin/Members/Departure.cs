using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>
/// What deactivating writes, whoever asks for it: the person is out at once, their tokens and links with them. What they
/// wrote and where they belong stays. Called inside a use case's transaction; <see cref="Forget"/> after its commit.
/// </summary>
internal sealed class Departure(HouseDb db, IViewerSource viewers)
{
    private const int Portion = 500;

    public async Task<Result<int>> WriteAsync(IReadOnlyCollection<Guid> members, Guid? actor, DateTimeOffset now, CancellationToken ct)
    {
        await Administrators.LockAsync(db, ct);
        var gone = 0;
        foreach (var ids in members.Chunk(Portion))
        {
            var leaving = await db.Members.Where(m => ids.Contains(m.Id) && m.State == MemberState.Active).Select(m => m.Id).ToListAsync(ct);
            await db.Members.Where(m => leaving.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MemberState.Deactivated), ct);
            await db.AccessTokens.Where(t => leaving.Contains(t.MemberId) && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct);
            await db.SignInLinks.Where(l => leaving.Contains(l.AccountId)).ExecuteDeleteAsync(ct);
            await db.DeactivationProposals.Where(p => ids.Contains(p.MemberId)).ExecuteDeleteAsync(ct);

            // A cookie of before doesn't open the door again after a later reactivation.
            var stamp = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture);
            await db.Users.Where(a => leaving.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, stamp), ct);
            foreach (var id in leaving) db.Audit.Add(new AuditEntry(actor, "member.deactivated", id.ToString(), "", now));
            gone += leaving.Count;
        }

        return await Administrators.AnyLeftAsync(db, ct) ? gone : Problem.Conflict("member-last-administrator");
    }

    public void Forget(IEnumerable<Guid> members)
    {
        foreach (var id in members) viewers.Forget(id);
    }
}
