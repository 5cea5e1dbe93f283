using Herberge.Foundation.Storage;
using Herberge.People;

namespace Herberge.Spaces;

/// <summary>Guests know whom they share a space with, as long as it is open to partners and both memberships last.</summary>
internal sealed class SharedSpaces(TimeProvider clock) : IAcquaintances
{
    public IQueryable<Guid> Of(HouseDb db, Guid memberId)
    {
        var now = clock.GetUtcNow();
        return db.Set<SpaceMember>()
            .Where(theirs => (theirs.EndsAt == null || theirs.EndsAt > now) && db.Set<SpaceMember>().Any(mine => mine.MemberId == memberId
                && mine.SpaceId == theirs.SpaceId && (mine.EndsAt == null || mine.EndsAt > now) && db.Set<Space>().Any(s => s.Id == mine.SpaceId && s.WithPartners)))
            .Select(theirs => theirs.MemberId);
    }
}
