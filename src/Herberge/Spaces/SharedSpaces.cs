using Herberge.Foundation.Storage;
using Herberge.People;

namespace Herberge.Spaces;

/// <summary>Guests know whom they share a space with, as long as it is open to partners.</summary>
internal sealed class SharedSpaces : IAcquaintances
{
    public IQueryable<Guid> Of(HouseDb db, Guid memberId) => db.Set<SpaceMember>()
        .Where(theirs => db.Set<SpaceMember>().Any(mine => mine.MemberId == memberId && mine.SpaceId == theirs.SpaceId
            && db.Set<Space>().Any(s => s.Id == mine.SpaceId && s.WithPartners)))
        .Select(theirs => theirs.MemberId);
}
