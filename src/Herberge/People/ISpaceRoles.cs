using Herberge.Foundation.Access;

namespace Herberge.People;

/// <summary>Which roles somebody holds for chosen spaces; the room Spaces knows. Part of the one query that finds out who asks.</summary>
internal interface ISpaceRoles
{
    /// <summary>One row for each space somebody holds a role for: the roles they hold there.</summary>
    IQueryable<HouseRoles> Of(Guid memberId);
}
