using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>A person as analysis sees them: where they belong, nothing else.</summary>
/// <param name="UnitPath">Null for those without a unit.</param>
/// <param name="Partner">The partner company of a guest; null for people of the house.</param>
/// <param name="JoinedOn">Null where nobody knows.</param>
public sealed record PersonForAnalysis(Guid MemberId, string? UnitPath, string? Place, string? Partner, DateOnly? JoinedOn);

/// <summary>A top unit's colour.</summary>
public sealed record UnitHue(string Path, int Hue);

/// <summary>Whom figures about groups are made of.</summary>
public static class PeopleWithUnits
{
    /// <summary>Everybody active. People who left, and imported history without a member, are left out.</summary>
    public static IQueryable<PersonForAnalysis> PeopleForAnalysis(this HouseDb db) => Active(db.Members);

    /// <summary>Those of some members.</summary>
    public static IQueryable<PersonForAnalysis> PeopleForAnalysis(this HouseDb db, IReadOnlyCollection<Guid> among) =>
        Active(db.Members.Where(m => among.Contains(m.Id)));

    public static IQueryable<UnitHue> TopUnitHues(this HouseDb db) => db.Units.AsNoTracking()
        .Where(u => u.ParentId == null).Select(u => new UnitHue(u.Path, u.Hue));

    private static IQueryable<PersonForAnalysis> Active(IQueryable<Member> members) => members.AsNoTracking()
        .Where(m => m.State == MemberState.Active)
        .OrderBy(m => m.Id)
        .Select(m => new PersonForAnalysis(m.Id, m.PartnerId == null && m.Unit != null ? m.Unit.Path : null, m.Place, m.Partner != null ? m.Partner.Name : null, m.JoinedOn));
}
