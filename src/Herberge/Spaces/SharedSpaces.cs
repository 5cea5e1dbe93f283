using Herberge.Foundation.Storage;
using Herberge.People;

namespace Herberge.Spaces;

/// <summary>People who share a space know each other.</summary>
internal sealed class SharedSpaces : IAcquaintances
{
    public IQueryable<Guid> Of(HouseDb db, Guid memberId) => db.Set<SpaceMember>()
        .Where(theirs => db.Set<SpaceMember>().Any(mine => mine.MemberId == memberId && mine.SpaceId == theirs.SpaceId))
        .Select(theirs => theirs.MemberId);
}
