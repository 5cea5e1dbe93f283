using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Bench;

/// <summary>Fills a new house with a generated organisation: units of a hundred people in divisions of ten, each tie once in the last 90 days.</summary>
internal static class FilledHouse
{
    public const string Email = "ada@example.org";
    public const string Password = "ein-langes-passwort";

    private const int Batch = 20_000;

    public static async Task FillAsync(IServiceProvider services, int people, int ties)
    {
        var organisation = GeneratedOrganisation.Make(people, ties);
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<OpenHouse>().HandleAsync(
                new OpenHouseInput("Messhaus", "de", "Europe/Berlin", "Ada Admin", Email, Password), CancellationToken.None);

        var units = await SaveUnitsAsync(services, organisation.UnitCount);
        var ids = new Guid[people];
        await InBatchesAsync(services, people, (db, person) =>
        {
            ids[person] = Guid.CreateVersion7();
            db.Set<Member>().Add(new Member(ids[person], $"Person {person}", $"p{person}", null, DateTimeOffset.UnixEpoch) { UnitId = units[organisation.UnitOf[person]] });
        });

        var monday = ReleaseCalendar.LastEnd(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        await InBatchesAsync(services, ties, (db, tie) => db.Ties.Add(new Tie(
            ids[organisation.From[tie]], ids[organisation.To[tie]], TieKind.Reply, monday.AddMinutes(-1 - (tie * 7919L % (89 * 24 * 60))), null, Guid.CreateVersion7())));
    }

    private static async Task<Guid[]> SaveUnitsAsync(IServiceProvider services, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var ids = new Guid[count];
        OrgUnit? division = null;
        for (var unit = 0; unit < count; unit++)
        {
            if (unit % 10 == 0)
                db.Set<OrgUnit>().Add(division = new OrgUnit(Guid.CreateVersion7(), null, $"Bereich {unit / 10}", $"Bereich {unit / 10}", 1 + (unit / 10 % 12)));
            ids[unit] = Guid.CreateVersion7();
            db.Set<OrgUnit>().Add(new OrgUnit(ids[unit], division!.Id, $"Team {unit}", $"{division.Path}/Team {unit}", 1 + (unit / 10 % 12)));
        }

        await db.SaveChangesAsync();
        return ids;
    }

    private static async Task InBatchesAsync(IServiceProvider services, int count, Action<HouseDb, int> add)
    {
        for (var from = 0; from < count; from += Batch)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var at = from; at < Math.Min(count, from + Batch); at++)
                add(db, at);
            await db.SaveChangesAsync();
            if (from / Batch % 10 == 0)
                Console.Error.WriteLine($"{from:N0} of {count:N0}");
        }
    }
}
