using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Settings;
using Herberge.Spaces.Imports;
using Herberge.Spaces.Imports.Conversations;
using Herberge.Spaces.Imports.Discourse;
using Herberge.Spaces.Imports.Mattermost;
using Herberge.Spaces.Imports.Slack;
using Microsoft.Extensions.Localization;

namespace Herberge.Commands;

/// <summary>
/// <c>herberge import …</c>: brings what other systems hold into the house. One subcommand a source. Progress goes to
/// standard error, the report to standard output; Ctrl+C keeps what is complete, the next run goes on from there.
/// </summary>
internal static class ImportVerb
{
    public static Command Create() => new("import", "Bring people, conversations or contacts from other systems into the house")
    {
        ImportHouseVerb.Create(),
        ImportPeopleVerb.Create(),
        Talk(SlackSource.Name, "The archive Slack exports, as it is (.zip)", "Bring the conversations of a Slack export into spaces and threads"),
        Talk(MattermostExport.Name, "A bulk export of Mattermost (.jsonl, or the .zip of mmctl export)", "Bring the conversations of a Mattermost export into spaces and threads"),
        Talk(DiscourseExport.Name, "A backup of Discourse (.tar.gz, or its dump.sql.gz)", "Bring the topics of a Discourse backup into spaces and threads"),
        Ties(),
    };

    private static Command Talk(string source, string about, string does)
    {
        var file = File(about);
        var data = Verbs.DataOption();
        var includePrivate = new Option<bool>("--include-private") { Description = "Also private channels or categories, as private spaces of their members" };
        var includeDirect = new Option<bool>("--include-direct") { Description = "Also direct messages, as private spaces of those who wrote them" };
        var dryRun = DryRun();
        var command = new Command(source, does) { file, data, includePrivate, includeDirect, dryRun };
        command.SetAction((parsed, ct) => InHouseAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), (services, progress) =>
            services.GetRequiredService<ImportConversations>().HandleAsync(
                new ImportConversationsInput(
                    source, parsed.GetRequiredValue(file), Path.GetFileName(parsed.GetRequiredValue(file)), parsed.GetValue(includePrivate),
                    parsed.GetValue(includeDirect), parsed.GetValue(dryRun), null),
                progress, ct), ct));
        return command;
    }

    private static Command Ties()
    {
        var file = File("ties.csv: from,to and optionally at, kind, weight, space");
        var data = Verbs.DataOption();
        var at = new Option<string?>("--at") { Description = "When rows without a time happened, e.g. 2026-03-01", HelpName = "TIME" };
        var dryRun = DryRun();
        var command = new Command("ties", "Bring contacts from any other system into the ledger") { file, data, at, dryRun };
        command.SetAction((parsed, ct) => InHouseAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), (services, progress) =>
            services.GetRequiredService<ImportTies>().HandleAsync(
                new ImportTiesInput(
                    parsed.GetRequiredValue(file), Path.GetFileName(parsed.GetRequiredValue(file)), Time(parsed.GetValue(at)), parsed.GetValue(dryRun), null),
                progress, ct), ct));
        return command;
    }

    internal static Argument<string> File(string description) => new("FILE") { Description = description };

    internal static Option<bool> DryRun() => new("--dry-run") { Description = "Only say what would happen" };

    /// <summary>Runs an import in the house of <paramref name="data"/> and prints its report.</summary>
    internal static async Task<int> InHouseAsync(
        string data, string file, Func<IServiceProvider, IProgress<ImportProgress>, Task<ImportReport>> import, CancellationToken ct)
    {
        if (!System.IO.File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file {file}.");
            return Verbs.WrongInput;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = data });
        await HouseApp.PrepareAsync(app, ct);
        if (!app.Services.GetRequiredService<House>().IsOpen)
        {
            await Console.Error.WriteLineAsync($"The house in {Path.GetFullPath(data)} has no administrator yet: start it with `herberge` and fill in the first page.");
            return Verbs.WrongInput;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<ImportWords>>();
        var report = await import(scope.ServiceProvider, new ProgressLine(words));
        var output = report.Succeeded ? Console.Out : Console.Error;
        foreach (var line in words.Lines(report)) await output.WriteLineAsync(line);
        return !report.Succeeded ? Verbs.WrongInput : report.IsCancelled ? Verbs.Failed : Verbs.Done;
    }

    private static DateTimeOffset? Time(string? text) => text is null
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new FormatException($"--at {text} is not a time. Example: 2026-03-01 or 2026-03-01T08:30:00+01:00");

    /// <summary>One line on standard error that overwrites itself on a terminal and stays quiet in a log.</summary>
    private sealed class ProgressLine(IStringLocalizer<ImportWords> words) : IProgress<ImportProgress>
    {
        private long _lastPercent = -1;

        public void Report(ImportProgress value)
        {
            var percent = value.Total == 0 ? 0 : 100 * value.Done / value.Total;
            if (percent == _lastPercent) return;
            _lastPercent = percent;
            if (Console.IsErrorRedirected)
            {
                if (percent % 25 == 0) Console.Error.WriteLine($"{words[value.Phase]}: {percent} %");
                return;
            }

            Console.Error.Write($"\r{words[value.Phase]}: {value.Done:N0} / {value.Total:N0} ({percent} %) ");
            if (value.Done >= value.Total) Console.Error.WriteLine();
        }
    }
}
