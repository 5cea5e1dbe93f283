using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Commands;

/// <summary><c>herberge doctor</c>: looks at everything the house stands on and says what to mend.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var data = Verbs.DataOption();
        var fix = new Option<bool>("--fix") { Description = "Mend counters and search" };
        var command = new Command("doctor", "Check database, disk, files, mail and search; say what to mend") { data, fix };
        command.SetAction((parsed, ct) => RunAsync(
            new Dictionary<string, string?> { ["Herberge:Data"] = parsed.GetRequiredValue(data) }, parsed.GetValue(fix), Console.Out, ct));
        return command;
    }

    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, bool fix, TextWriter output, CancellationToken ct)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using var app = HouseApp.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var engine = scope.ServiceProvider.GetRequiredService<IDatabaseEngine>();
        var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<DoctorWords>>();
        if (!await db.Database.CanConnectAsync(ct)) return await SayAsync(output, words, Finding.Mend("database-away", engine.Name, engine.Place));

        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        if (pending > 0) return await SayAsync(output, words, Finding.Mend("database-behind", engine.Name, engine.Place, pending));

        await scope.ServiceProvider.GetRequiredService<House>().ReloadAsync(db, ct);
        var exit = Verbs.Done;
        foreach (var check in scope.ServiceProvider.GetServices<IDoctorCheck>())
        {
            await foreach (var finding in check.ExamineAsync(fix, ct))
                if (await SayAsync(output, words, finding) != Verbs.Done) exit = Verbs.Failed;
        }

        return exit;
    }

    private static async Task<int> SayAsync(TextWriter output, IStringLocalizer<DoctorWords> words, Finding finding)
    {
        await output.WriteLineAsync($"{(finding.IsWell ? "well" : "MEND")}  {words.Line(finding)}");
        if (words.Remedy(finding) is { } remedy) await output.WriteLineAsync($"      {remedy}");
        return finding.IsWell ? Verbs.Done : Verbs.Failed;
    }
}
