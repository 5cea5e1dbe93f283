using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Releases;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Silos.Attack;

/// <summary>
/// A manager who may see the figures takes everything two weeks in a row, through the doors the house has: the API, the files,
/// the pages and the views, in every window, level, grouping and kind; and solves it together.
/// </summary>
public sealed class HttpAttackTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public async Task Two_weeks_of_everything_a_manager_can_fetch_tell_nothing_of_fewer_than_five_people()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var now = house.Clock.GetUtcNow();
        var attacked = new AttackedHouse(10, ReleaseCalendar.LastEnd(now, Berlin), ReleaseCalendar.LastEnd(now.AddDays(7), Berlin));
        await MoveInAsync(house, attacked);

        using var program = (await house.CallAsync(house.Administrator)).Client;
        var taken = new Loot(house.Administrator, program);
        foreach (var week in attacked.Weeks)
        {
            foreach (var key in attacked.Keys.Where(key => key.To == week)) await taken.TakeAsync(key);
            if (week == attacked.Weeks[0]) await taken.LookAtPagesAsync(attacked.Keys.Where(key => key.To == week && key.Kind is null));
            house.Clock.Advance(TimeSpan.FromDays(7));
        }

        await taken.ReadViewsAsync(house);
        Assert.True(taken.Tables.Count > 40, $"only {taken.Tables.Count} tables were shown");
        Assert.Contains(taken.Tables, table => table.Groups.Any(group => group.Share is not null));
        Assert.Empty(Found.From(attacked, taken.Tables));
    }

    private static Task<int> MoveInAsync(TestHouse house, AttackedHouse attacked) => house.InDbAsync(async db =>
    {
        var units = new Dictionary<string, OrgUnit>();
        foreach (var path in attacked.Roster.Select(seat => seat.UnitPath).OfType<string>().Distinct())
            for (var (parts, depth) = (path.Split('/'), 1); depth <= parts.Length; depth++)
            {
                var own = string.Join('/', parts.Take(depth));
                if (units.ContainsKey(own)) continue;
                units[own] = new OrgUnit(Guid.CreateVersion7(), depth == 1 ? null : units[string.Join('/', parts.Take(depth - 1))].Id, parts[depth - 1], own, 1);
                db.Set<OrgUnit>().Add(units[own]);
            }

        var partner = new PartnerCompany(Guid.CreateVersion7(), "Nordlicht");
        db.Set<PartnerCompany>().Add(partner);
        var people = new List<Guid>();
        foreach (var seat in attacked.Roster)
        {
            var name = $"Person {people.Count}";
            var member = new Member(Guid.CreateVersion7(), name, $"person{people.Count}", null, house.Clock.GetUtcNow())
            {
                UnitId = seat.UnitPath is { } path ? units[path].Id : null, Place = seat.Place, PartnerId = seat.Partner is null ? null : partner.Id,
            };
            db.Set<Member>().Add(member);
            people.Add(member.Id);
        }

        foreach (var contact in attacked.Contacts)
            db.Ties.Add(new Tie(people[contact.From], people[contact.To], contact.Kind, contact.At, null, Guid.CreateVersion7()));
        return await db.SaveChangesAsync();
    });
}
