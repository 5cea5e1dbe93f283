using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Import;

/// <summary>Everybody of the house in memory, to compare a whole file with.</summary>
internal sealed class HousePeople
{
    private readonly Dictionary<string, Member> _byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Member> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _unitPaths;
    private readonly Dictionary<Guid, string> _partnerNames;
    private readonly List<Member> _all;

    private HousePeople(List<Member> members, UnitsByPath units, List<OrgUnit> unitList, List<PartnerCompany> partners)
    {
        _all = members;
        Units = units;
        Partners = partners.ToDictionary(p => p.Name, StringComparer.Ordinal);
        _unitPaths = unitList.ToDictionary(u => u.Id, u => u.Path);
        _partnerNames = partners.ToDictionary(p => p.Id, p => p.Name);
        foreach (var member in members)
        {
            if (member.ExternalId is { } id) _byExternalId.Add(id, member);
            if (member.NormalizedEmail is { } email) _byEmail.Add(email, member);
        }
    }

    public UnitsByPath Units { get; }

    public Dictionary<string, PartnerCompany> Partners { get; }

    public static async Task<HousePeople> LoadAsync(HouseDb db, bool tracked, CancellationToken ct)
    {
        var members = await (tracked ? db.Members.AsTracking() : db.Members.AsNoTracking()).ToListAsync(ct);
        var units = await UnitsByPath.LoadAsync(db, ct);
        return new HousePeople(members, units, await db.Units.AsNoTracking().ToListAsync(ct), await db.Partners.ToListAsync(ct));
    }

    public Member? ByEmail(string email) => _byEmail.GetValueOrDefault(email.ToUpperInvariant());

    public string? UnitPath(Member member) => member.UnitId is { } id ? _unitPaths.GetValueOrDefault(id) : null;

    public string? PartnerName(Member member) => member.PartnerId is { } id ? _partnerNames.GetValueOrDefault(id) : null;

    public HashSet<string> Handles() => _all.Select(m => m.Handle).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Who of the house a line speaks of: by id; else by mail, when the one with this address was never imported (somebody
    /// invited by hand, the first administrator).
    /// </summary>
    public Dictionary<PersonLine, Member> Match(IReadOnlyList<PersonLine> people)
    {
        var matched = new Dictionary<PersonLine, Member>(people.Count, ReferenceEqualityComparer.Instance);
        foreach (var person in people)
        {
            if (_byExternalId.TryGetValue(person.Id, out var member)) matched.Add(person, member);
            else if (person.Email is { Length: > 0 } email && ByEmail(email) is { ExternalId: null } known) matched.Add(person, known);
        }

        return matched;
    }

    public List<MissingPerson> MissingFrom(HashSet<Guid> inFile) =>
        [.. _all.Where(m => m.ExternalId is not null && m.State == MemberState.Active && !inFile.Contains(m.Id))
            .OrderBy(m => m.FoldedName, StringComparer.Ordinal)
            .Select(m => new MissingPerson(m.Id, m.Name, UnitPath(m)))];
}
