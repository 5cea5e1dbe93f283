using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>A person as analysis sees them: where they belong, nothing else.</summary>
public sealed record PersonUnit(Guid MemberId, string UnitPath, int UnitHue);

/// <summary>Whom figures about units are made of.</summary>
public static class PeopleWithUnits
{
    /// <summary>
    /// Active people of the house who have a unit, in a stable order. Guests, people who left, and imported history
    /// without a member are left out.
    /// </summary>
    public static IQueryable<PersonUnit> PeopleInUnits(this HouseDb db) => db.Members.AsNoTracking()
        .Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Unit != null)
        .OrderBy(m => m.Id)
        .Select(m => new PersonUnit(m.Id, m.Unit!.Path, m.Unit.Hue));
}
