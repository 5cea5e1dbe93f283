using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.Members;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Import;

/// <summary>
/// Brings a people file into the house: everything or, when one line is wrong, nothing. The same file again changes
/// nothing. People missing from it are only proposed for deactivation.
/// </summary>
internal sealed class ImportPeople(
    HouseDb db, WriteTransactions writes, TimeProvider clock, IViewerSource viewers, SearchIndex search, Departure departure)
{
    private const int Portion = 1000;

    /// <param name="actorId">The importing administrator; null for the command line.</param>
    /// <returns>The plan that was carried out, or the one with faults that was not.</returns>
    public async Task<ImportPlan> HandleAsync(
        ReadOnlyMemory<byte> content, string fileName, Guid? actorId, IProgress<(int Done, int All)>? progress, CancellationToken ct) =>
        // Without an order nothing is refused.
        (await RunAsync(content, fileName, actorId, null, progress, ct)).Value!;

    /// <param name="order">What somebody decided looking at the preview; null where nobody looked.</param>
    public async Task<Result<ImportPlan>> RunAsync(
        ReadOnlyMemory<byte> content, string fileName, Guid? actorId, ImportOrder? order, IProgress<(int Done, int All)>? progress, CancellationToken ct)
    {
        var file = PeopleFile.Read(content.Span);
        await using var write = await writes.BeginAsync(db, ct);
        var house = await HousePeople.LoadAsync(db, tracked: true, ct);
        var plan = PlanPeopleImport.Plan(file, house);
        if (order is not null && PlanDigest.Of(content, plan) != order.Digest) return Problem.Conflict("import-house-changed");
        if (plan.Faults.Count > 0) return plan;

        var now = clock.GetUtcNow();
        var matched = house.Match(file.People);
        foreach (var name in plan.NewPartners)
        {
            var partner = new PartnerCompany(Guid.CreateVersion7(now), name);
            db.Partners.Add(partner);
            house.Partners.Add(name, partner);
        }

        foreach (var path in plan.NewUnits) house.Units.Grow(db, path, now);
        await FreeAddressesAsync(file, matched, ct);

        var handles = house.Handles();
        var done = 0;
        foreach (var portion in file.People.Chunk(Portion))
        {
            var written = portion.Select(person => Write(person, matched.GetValueOrDefault(person), house, handles, now)).ToList();
            var found = written.Where(m => db.Entry(m).State != EntityState.Unchanged).Select(MemberDocument.Of).ToList();
            await db.SaveChangesAsync(ct);
            await search.PutAsync(found, ct);
            done += portion.Length;
            progress?.Report((done, file.People.Count));
        }

        await ProposeAsync(plan, fileName, now, ct);
        if (plan.Count(ImportKind.Unchanged) < plan.People.Count)
            db.Audit.Add(new AuditEntry(actorId, "people.imported", fileName, Summary(plan), now));
        await db.SaveChangesAsync(ct);
        var leaving = plan.Missing.Select(m => m.Id).Where(id => order?.Leaving.Contains(id) == true).ToList();
        if (leaving.Count > 0)
        {
            var gone = await departure.WriteAsync(leaving, actorId, now, ct);
            if (!gone.Succeeded) return gone.Problem;
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        departure.Forget(leaving);
        foreach (var member in matched.Values) viewers.Forget(member.Id);
        return plan;
    }

    /// <summary>Two people may have swapped addresses; every address that moves is set free before it is given again.</summary>
    private async Task FreeAddressesAsync(PeopleFile file, Dictionary<PersonLine, Member> matched, CancellationToken ct)
    {
        foreach (var person in file.People)
        {
            if (person.Email is not null && matched.GetValueOrDefault(person) is { Email: not null } member
                && !string.Equals(member.Email, person.Email, StringComparison.OrdinalIgnoreCase))
                member.ChangeEmail(null);
        }

        await db.SaveChangesAsync(ct);
    }

    private Member Write(PersonLine person, Member? member, HousePeople house, HashSet<string> handles, DateTimeOffset now)
    {
        if (member is null)
        {
            var name = PlanPeopleImport.NameOf(person);
            member = new Member(Guid.CreateVersion7(now), name, Handles.Unique(name, handles), person.Email, now);
            db.Members.Add(member);
        }
        else
        {
            member.Rename(PlanPeopleImport.NameOf(person, member));
            if (person.Email is not null) member.ChangeEmail(person.Email);
        }

        member.ExternalId = person.Id;
        if (person.Unit is not null) member.UnitId = person.Unit.Length == 0 ? null : house.Units.Get(person.Unit).Id;
        if (person.Partner is not null) member.PartnerId = person.Partner.Length == 0 ? null : house.Partners[person.Partner].Id;
        member.Place = Given(person.Place, member.Place);
        member.Level = Given(person.Level, member.Level);
        member.Title = Given(person.Title, member.Title);
        if (person.HasJoined) member.JoinedOn = person.Joined;
        if (member.ProfileWrittenAt is null)
        {
            member.Languages = Given(person.Languages, member.Languages);
            member.Skills = Given(person.Skills, member.Skills);
        }

        member.FoldProfile();
        return member;
    }

    /// <summary>No column leaves what is there, an empty cell takes it away.</summary>
    private static string? Given(string? cell, string? known) => cell is null ? known : cell.Length == 0 ? null : cell;

    private async Task ProposeAsync(ImportPlan plan, string fileName, DateTimeOffset now, CancellationToken ct)
    {
        var missing = plan.Missing.Select(m => m.Id).ToHashSet();
        var proposed = await db.DeactivationProposals.ToListAsync(ct);
        db.DeactivationProposals.RemoveRange(proposed.Where(p => !missing.Contains(p.MemberId)));
        missing.ExceptWith(proposed.Select(p => p.MemberId));
        db.DeactivationProposals.AddRange(missing.Select(id => new DeactivationProposal(id, fileName, now)));
    }

    private static string Summary(ImportPlan plan) => string.Create(CultureInfo.InvariantCulture,
        $"new {plan.Count(ImportKind.New)}, changed {plan.Count(ImportKind.Changed)}, unchanged {plan.Count(ImportKind.Unchanged)}, missing {plan.Missing.Count}");
}
