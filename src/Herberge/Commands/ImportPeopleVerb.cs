using System.CommandLine;
using System.Globalization;
using Herberge.People.Import;

namespace Herberge.Commands;

/// <summary><c>herberge import people FILE</c>: the people file of the house, all or nothing, repeatable.</summary>
internal static class ImportPeopleVerb
{
    private const int FaultsShown = 100;

    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "people.csv: id, unit, name, email, partner, place, level, languages, skills, joined, title" };
        var data = Verbs.DataOption();
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and write nothing" };
        var command = new Command("people", "Bring people and units in from a CSV file") { file, data, dryRun };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(dryRun), ct));
        return command;
    }

    private static async Task<int> RunAsync(string path, string data, bool dryRun, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"{path}: no such file");
            return Verbs.WrongInput;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var name = Path.GetFileName(path);
        var content = await File.ReadAllBytesAsync(path, ct);
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = data });
        await HouseApp.PrepareAsync(app, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var plan = dryRun
            ? await scope.ServiceProvider.GetRequiredService<PlanPeopleImport>().HandleAsync(content, ct)
            : await scope.ServiceProvider.GetRequiredService<ImportPeople>().HandleAsync(content, name, null, new Progress(name), ct);

        var words = scope.ServiceProvider.GetRequiredService<ImportSentences>();
        foreach (var column in plan.IgnoredColumns) await Console.Error.WriteLineAsync($"{name}: {words.Ignored(column)}");
        if (plan.Faults.Count > 0)
        {
            foreach (var fault in plan.Faults.Take(FaultsShown)) await Console.Error.WriteLineAsync(words.Of(name, fault));
            if (plan.Faults.Count > FaultsShown) await Console.Error.WriteLineAsync($"{name}: {plan.Faults.Count - FaultsShown} more");
            await Console.Error.WriteLineAsync("Nothing was written.");
            return Verbs.WrongInput;
        }

        Console.WriteLine(words.Summary(plan, dryRun));
        if (plan.Missing.Count > 0) Console.WriteLine(words.Missing(plan));
        return Verbs.Done;
    }

    /// <summary>One line that counts up, only where somebody watches.</summary>
    private sealed class Progress(string name) : IProgress<(int Done, int All)>
    {
        public void Report((int Done, int All) value)
        {
            if (Console.IsErrorRedirected) return;
            Console.Error.Write($"\r{name}: {value.Done:N0} of {value.All:N0}");
            if (value.Done == value.All) Console.Error.WriteLine();
        }
    }
}
