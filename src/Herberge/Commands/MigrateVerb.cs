using System.CommandLine;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Commands;

/// <summary><c>herberge migrate</c>: brings the database up to date without opening the house.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var data = Verbs.DataOption();
        var command = new Command("migrate", "Bring the database up to date without opening the house") { data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = parsed.GetRequiredValue(data) });
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
            var engine = scope.ServiceProvider.GetRequiredService<IDatabaseEngine>();
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
            await engine.MigrateAsync(db, HouseApp.ViewsOf(scope.ServiceProvider), ct);
            Console.WriteLine(pending == 0
                ? $"{engine.Name} at {engine.Place} is up to date."
                : $"{engine.Name} at {engine.Place}: {pending} migrations applied.");
            return Verbs.Done;
        });
        return command;
    }
}
