using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>Whom a guest meets in the house. The room Spaces knows.</summary>
public interface IAcquaintances
{
    /// <summary>Ids of the people who share a space with this member.</summary>
    IQueryable<Guid> Of(HouseDb db, Guid memberId);
}

/// <summary>The access rule of people: insiders see everybody, guests themselves and whom they share a space with.</summary>
internal sealed class VisibleMembers(HouseDb db, IEnumerable<IAcquaintances> acquaintances)
{
    public IQueryable<Member> To(Viewer viewer)
    {
        var members = db.Members.AsNoTracking();
        if (viewer.IsInside) return members;
        var me = viewer.MemberId;
        if (acquaintances.FirstOrDefault() is not { } known) return members.Where(m => m.Id == me);
        var met = known.Of(db, me);
        return members.Where(m => m.Id == me || met.Contains(m.Id));
    }
}
