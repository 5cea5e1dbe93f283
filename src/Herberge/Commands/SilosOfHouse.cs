using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Silos;
using Herberge.Silos.Files;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Commands;

/// <summary><c>herberge silos</c> without files: the released figures of a house, the same that its page shows.</summary>
internal static class SilosOfHouse
{
    public static async Task<int> RunAsync(
        string data, int days, int level, int smallestGroup, ReportOutput output, SilosFilesWords words, CancellationToken ct)
    {
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = data });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var engine = scope.ServiceProvider.GetRequiredService<IDatabaseEngine>();
        if (!await db.Database.CanConnectAsync(ct))
        {
            await Console.Error.WriteLineAsync($"{engine.Name} at {engine.Place} is no house. Check --data, or give --people and --ties.");
            return Verbs.WrongInput;
        }

        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await Console.Error.WriteLineAsync($"{engine.Name} at {engine.Place} is not up to date. Run herberge migrate.");
            return Verbs.Failed;
        }

        await scope.ServiceProvider.GetRequiredService<House>().ReloadAsync(db, ct);
        var figures = await scope.ServiceProvider.GetRequiredService<ReportHouse>().HandleAsync(days, level, smallestGroup, words, ct);
        return await output.WriteAsync(figures, ct);
    }
}
