using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Storage;

namespace Herberge.Commands;

/// <summary><c>herberge import house FILE.zip</c>: fills an empty house from an exported one, on either database; all or nothing.</summary>
internal static class ImportHouseVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What `herberge export` wrote (.zip)" };
        var data = Verbs.DataOption();
        var command = new Command("house", "Fill an empty house from an exported one") { file, data };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), ct));
        return command;
    }

    private static async Task<int> RunAsync(string file, string data, CancellationToken ct)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        if (!File.Exists(file)) throw new FormatException($"There is no file {file}.");
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = data });
        await using var scope = app.Services.CreateAsyncScope();
        var engine = scope.ServiceProvider.GetRequiredService<IDatabaseEngine>();
        // Not opened: what a house lays out by itself comes from the file.
        await engine.MigrateAsync(scope.ServiceProvider.GetRequiredService<HouseDb>(), HouseApp.ViewsOf(scope.ServiceProvider), ct);
        var manifest = await scope.ServiceProvider.GetRequiredService<HouseReader>().ReadAsync(file, new HouseProgressLine("Importing"), ct);
        Console.WriteLine($"{engine.Name} at {engine.Place}: {manifest.Files.Sum(f => f.Rows):N0} lines of {manifest.WrittenAt} imported, search is made.");
        Console.WriteLine(manifest.WithPasswords
            ? "People sign in as before. Access tokens, passkeys and the passwords of mailboxes have to be set up again."
            : "Nobody has a password: people ask for a link by mail on the sign-in page. Access tokens, passkeys and the passwords of mailboxes have to be set up again.");
        return Verbs.Done;
    }
}
