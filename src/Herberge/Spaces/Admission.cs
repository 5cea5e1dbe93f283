using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>What joining and leaving write, whichever way somebody comes or goes. Called inside a use case's transaction.</summary>
internal sealed class Admission(HouseDb db, MyRooms myRooms, IViewerSource viewers)
{
    /// <summary>Makes somebody a member; false when they already are. Answers a waiting request on the way.</summary>
    public async Task<bool> AdmitAsync(Space space, Guid memberId, Guid actorId, DateTimeOffset now, CancellationToken ct)
    {
        // An ended membership is none; it makes room for the new one.
        if (await db.SpaceMembers.Where(m => m.SpaceId == space.Id && m.MemberId == memberId && m.EndsAt <= now).ExecuteDeleteAsync(ct) > 0) await CountAsync(space, -1, ct);
        if (await db.SpaceMembers.AnyAsync(m => m.SpaceId == space.Id && m.MemberId == memberId, ct)) return false;
        db.SpaceMembers.Add(new SpaceMember(space.Id, memberId, SpaceRole.Member, now));
        db.Acts.Add(new Act(memberId, ActKind.JoinedSpace, now, space.Id, space.Id));
        db.Audit.Add(new AuditEntry(actorId, "space.member-added", space.Slug, memberId.ToString(), now));
        await ForgetRequestAsync(space.Id, memberId, ct);
        await CountAsync(space, 1, ct);
        myRooms.Forget(memberId);
        return true;
    }

    /// <summary>A request that is answered goes, and with it what its writer answered to the space's questions.</summary>
    public async Task ForgetRequestAsync(Guid spaceId, Guid memberId, CancellationToken ct)
    {
        await db.JoinRequests.Where(r => r.SpaceId == spaceId && r.MemberId == memberId).ExecuteDeleteAsync(ct);
        await db.JoinAnswers.Where(a => a.SpaceId == spaceId && a.MemberId == memberId).ExecuteDeleteAsync(ct);
    }

    /// <summary>Ends a membership; false when there was none.</summary>
    public async Task<bool> DismissAsync(Space space, Guid memberId, Guid actorId, DateTimeOffset now, CancellationToken ct)
    {
        var gone = await db.SpaceMembers.Where(m => m.SpaceId == space.Id && m.MemberId == memberId).ExecuteDeleteAsync(ct);
        if (gone == 0) return false;
        await ForgetRequestAsync(space.Id, memberId, ct);
        await Deputies.EndOfHostAsync(db, space.Id, memberId, ct);
        db.Audit.Add(new AuditEntry(actorId, "space.member-removed", space.Slug, memberId.ToString(), now));
        await CountAsync(space, -1, ct);
        myRooms.Forget(memberId);
        viewers.Forget(memberId);
        return true;
    }

    /// <summary>True when nobody but <paramref name="memberId"/> hosts the space.</summary>
    public async Task<bool> IsLastHostAsync(Guid spaceId, Guid memberId, CancellationToken ct)
    {
        var hosts = await db.SpaceMembers.Where(m => m.SpaceId == spaceId && m.Role == SpaceRole.Host).Select(m => m.MemberId).ToListAsync(ct);
        return hosts.Count == 1 && hosts[0] == memberId;
    }

    private Task<int> CountAsync(Space space, int change, CancellationToken ct) =>
        db.Spaces.Where(s => s.Id == space.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.MemberCount, x => x.MemberCount + change), ct);
}
