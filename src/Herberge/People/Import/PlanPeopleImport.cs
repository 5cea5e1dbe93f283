using Herberge.Foundation.Csv;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Import;

/// <summary>Compares a people file with the house and says per line what an import will do. Writes nothing.</summary>
internal sealed class PlanPeopleImport(HouseDb db)
{
    public async Task<ImportPlan> HandleAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var file = PeopleFile.Read(content.Span);
        var house = await HousePeople.LoadAsync(db, tracked: false, ct);
        return Plan(file, house);
    }

    internal static ImportPlan Plan(PeopleFile file, HousePeople house)
    {
        var faults = new List<CsvFault>(file.Faults);
        var planned = new List<PlannedPerson>(file.People.Count);
        var units = new SortedSet<string>(StringComparer.Ordinal);
        var partners = new SortedSet<string>(StringComparer.Ordinal);
        var matched = house.Match(file.People);
        var inFile = matched.Values.Select(m => m.Id).ToHashSet();
        var stayOut = 0;
        foreach (var person in file.People)
        {
            var member = matched.GetValueOrDefault(person);
            if (person.Email is { Length: > 0 } email && house.ByEmail(email) is { } owner && owner != member && !inFile.Contains(owner.Id))
            {
                faults.Add(new CsvFault(person.Line, "email", "csv-email-taken", email, owner.Name));
                continue;
            }

            if (person.Partner is { Length: > 0 } company && house.Partners.GetValueOrDefault(company) is { EndedAt: not null }
                && (member is null || house.PartnerName(member) != company))
            {
                faults.Add(new CsvFault(person.Line, "partner", "csv-partner-ended", company));
                continue;
            }

            foreach (var step in Branch(person.Unit))
                if (!house.Units.Has(step)) units.Add(step);
            if (person.Partner is { Length: > 0 } partner && !house.Partners.ContainsKey(partner)) partners.Add(partner);
            if (member is null)
            {
                planned.Add(new PlannedPerson(person.Line, ImportKind.New, NameOf(person), []));
                continue;
            }

            if (member.State == MemberState.Deactivated) stayOut++;
            var changes = Differences(person, member, house);
            planned.Add(new PlannedPerson(person.Line, changes.Count == 0 ? ImportKind.Unchanged : ImportKind.Changed, NameOf(person, member), changes));
        }

        return new ImportPlan(
            planned, [.. faults.OrderBy(f => f.Line)], file.IgnoredColumns, [.. units], [.. partners],
            faults.Count > 0 ? [] : house.MissingFrom(inFile), stayOut);
    }

    /// <summary>A person without a name is called like the mail address, or like the id.</summary>
    internal static string NameOf(PersonLine person, Member? member = null) =>
        person.Name is { Length: > 0 } name ? name
        : member?.Name is { Length: > 0 } known ? known
        : person.Email is { Length: > 0 } email ? email.Split('@')[0]
        : person.Id;

    /// <summary>Columns the file has and whose content differs. A name is never taken away.</summary>
    private static List<FieldChange> Differences(PersonLine person, Member member, HousePeople house)
    {
        var changes = new List<FieldChange>();
        Compare("id", person.Id, member.ExternalId);
        if (person.Name is { Length: > 0 }) Compare("name", person.Name, member.Name);
        Compare("email", person.Email, member.Email);
        Compare("unit", person.Unit, house.UnitPath(member));
        Compare("partner", person.Partner, house.PartnerName(member));
        Compare("place", person.Place, member.Place);
        Compare("level", person.Level, member.Level);
        Compare("title", person.Title, member.Title);
        if (person.HasJoined) Compare("joined", Iso(person.Joined), Iso(member.JoinedOn));
        if (member.ProfileWrittenAt is null)
        {
            Compare("languages", person.Languages, member.Languages);
            Compare("skills", person.Skills, member.Skills);
        }

        return changes;

        void Compare(string field, string? after, string? before)
        {
            if (after is not null && after != (before ?? "")) changes.Add(new FieldChange(field, before ?? "", after));
        }
    }

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<string> Branch(string? path)
    {
        if (string.IsNullOrEmpty(path)) yield break;
        for (var cut = path.IndexOf('/'); cut >= 0; cut = path.IndexOf('/', cut + 1)) yield return path[..cut];
        yield return path;
    }
}
