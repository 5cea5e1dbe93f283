using Herberge.Foundation.Ledger;
using Herberge.People;
using Herberge.Silos;
using Herberge.Silos.Releases;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

/// <summary>People in units, each in contact with the next three of their unit and with every fifth person elsewhere.</summary>
internal sealed class Company
{
    private readonly TestHouse _house;

    private Company(TestHouse house, IReadOnlyList<(Guid Id, string Unit)> people, IReadOnlyList<(int From, int To)> contacts) =>
        (_house, People, Contacts) = (house, people, contacts);

    public IReadOnlyList<(Guid Id, string Unit)> People { get; }

    public IReadOnlyList<(int From, int To)> Contacts { get; }

    /// <summary>The end of the windows.</summary>
    public DateTimeOffset Monday { get; private init; }

    /// <summary>From the definition, independent of the library: (E/W) / (1 − Σ a_g²).</summary>
    public double Openness
    {
        get
        {
            var ties = Contacts.Count;
            var across = Contacts.Count(c => People[c.From].Unit != People[c.To].Unit);
            var ends = Contacts.SelectMany(c => new[] { People[c.From].Unit, People[c.To].Unit }).GroupBy(u => u);
            return across / (double)ties / (1 - ends.Sum(g => Math.Pow(g.Count() / (2.0 * ties), 2)));
        }
    }

    public static Task<Company> FillAsync(TestHouse house, params (string Unit, int People)[] units) =>
        FillAsync(house, (one, other, a, b) => one == other ? b - a <= 3 : (a + b) % 5 == 0, units);

    /// <param name="house">Where they live.</param>
    /// <param name="meet">Whether two people of two units are in contact, by their numbers.</param>
    /// <param name="units">Paths and people.</param>
    public static Task<Company> FillAsync(TestHouse house, Func<string, string, int, int, bool> meet, params (string Unit, int People)[] units) => house.InDbAsync(async db =>
    {
        var people = new List<(Guid Id, string Unit)>();
        foreach (var (path, size) in units)
        {
            var cut = path.LastIndexOf('/');
            var parent = cut < 0 ? null : db.Set<OrgUnit>().Local.FirstOrDefault(u => u.Path == path[..cut]);
            if (cut >= 0 && parent is null)
            {
                parent = new OrgUnit(Guid.CreateVersion7(), null, path[..cut], path[..cut], 1 + people.Count % 12);
                db.Set<OrgUnit>().Add(parent);
            }

            var unit = new OrgUnit(Guid.CreateVersion7(), parent?.Id, path[(cut + 1)..], path, 1 + people.Count % 12);
            db.Set<OrgUnit>().Add(unit);
            for (var n = 0; n < size; n++)
            {
                var member = new Member(Guid.CreateVersion7(), $"{path} {n}", $"{path.Replace('/', '.')}.{n}".ToLowerInvariant(), null, house.Clock.GetUtcNow()) { UnitId = unit.Id };
                db.Set<Member>().Add(member);
                people.Add((member.Id, path));
            }
        }

        var contacts = new List<(int, int)>();
        for (var a = 0; a < people.Count; a++)
        {
            for (var b = a + 1; b < people.Count; b++)
            {
                if (meet(people[a].Unit, people[b].Unit, a, b)) contacts.Add((a, b));
            }
        }

        var monday = ReleaseCalendar.LastEnd(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        foreach (var (a, b) in contacts)
            db.Ties.Add(new Tie(people[a].Id, people[b].Id, TieKind.Reply, monday.AddDays(-1 - (a + b) % 60), null, Guid.CreateVersion7()));
        await db.SaveChangesAsync();
        return new Company(house, people, contacts) { Monday = monday };
    });

    /// <summary>Contacts once more, some days before the windows end.</summary>
    public Task<int> RepeatAsync(int daysAgo, IEnumerable<(int From, int To)> contacts) => _house.InDbAsync(async db =>
    {
        foreach (var (from, to) in contacts)
            db.Ties.Add(new Tie(People[from].Id, People[to].Id, TieKind.Reply, Monday.AddDays(-daysAgo), null, Guid.CreateVersion7()));
        return await db.SaveChangesAsync();
    });

    public Task<SilosView> SeeAsync(SilosQuery? query = null) => _house.InScopeAsync(async services =>
    {
        var result = await services.GetRequiredService<SeeSilos>().HandleAsync(query ?? new SilosQuery(), await _house.Administrator.ViewerAsync(), CancellationToken.None);
        Assert.True(result.Succeeded);
        return result.Value;
    });
}
