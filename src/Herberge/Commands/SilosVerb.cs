using System.CommandLine;
using System.CommandLine.Parsing;
using Herberge.Foundation.Csv;
using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Files;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;

namespace Herberge.Commands;

/// <summary>
/// <c>herberge silos</c>: the silo report of a house's ledger, or of two files without any house. Computes first and writes
/// last, so that a wrong file leaves no trace.
/// </summary>
internal static class SilosVerb
{
    public static Command Create()
    {
        var people = new Option<string?>("--people") { Description = "people.csv with the columns id and unit (a path: Produktion/Montage)", HelpName = "FILE" };
        var ties = new Option<string?>("--ties") { Description = "ties.csv with the columns from and to, optional at and weight", HelpName = "FILE" };
        var data = Verbs.DataOption();
        var days = new Option<int>("--days") { Description = "Of a house: the window, which ends on the last Monday", HelpName = "30|90|180|365", DefaultValueFactory = _ => ReleaseCalendar.UsualWindow };
        var weight = Verbs.Choice("--weight", "What the rows of a pair weigh: 1 together, their number, or the sum of their weights", "binary", "count", "sum");
        var from = new Option<string?>("--from") { Description = "First day or instant of the window (ISO 8601, UTC, or seconds as in the column at)", HelpName = "AT" };
        var to = new Option<string?>("--to") { Description = "Last day of the window, or the first instant after it", HelpName = "AT" };
        var group = new Option<int>("--min-group") { Description = "Smallest group shown; of files 1 hides nothing, for a researcher's own data; of a house 5 or more", HelpName = "N", DefaultValueFactory = _ => 5 };
        var level = new Option<int?>("--level") { Description = "Depth of the unit tree, 1 for its top; whole paths of files and the top of a house without it", HelpName = "N" };
        var format = Verbs.FormatOption();
        var seed = new Option<ulong>("--seed") { Description = "Seed of the search for communities", HelpName = "S" };
        var language = Verbs.LanguageOption();
        var outFile = Verbs.OutOption();
        group.Validators.Add(result => { if (result.GetValueOrDefault<int>() < 1) result.AddError("--min-group is 1 or more."); });
        level.Validators.Add(result => { if (result.GetValueOrDefault<int?>() < 1) result.AddError("--level is 1 or more."); });

        days.Validators.Add(result =>
        {
            if (!ReleaseCalendar.Windows.Contains(result.GetValueOrDefault<int>())) result.AddError("--days is 30, 90, 180 or 365.");
        });

        var command = new Command("silos", "How much of an organisation's contact stays inside its units, from a house or from two CSV files")
        {
            people, ties, data, days, weight, from, to, group, level, format, outFile, seed, language, SilosEffectVerb.Create(),
        };
        command.Validators.Add(result => Check(result, people, ties, ofFiles: [weight, from, to, seed], ofHouse: [data, days], group));
        command.SetAction(async (parsed, ct) =>
        {
            var words = SilosFilesWords.In(parsed.GetRequiredValue(language));
            var output = new ReportOutput(parsed.GetRequiredValue(format), parsed.GetValue(outFile), words);
            if (parsed.GetValue(people) is not { } peopleFile)
            {
                return await SilosOfHouse.RunAsync(
                    parsed.GetRequiredValue(data), parsed.GetValue(days), parsed.GetValue(level) ?? 1, parsed.GetValue(group), output, words, ct);
            }

            var request = new SilosFilesRequest
            {
                People = peopleFile,
                Ties = parsed.GetRequiredValue(ties)!,
                Weight = Enum.Parse<TieWeight>(parsed.GetRequiredValue(weight), ignoreCase: true),
                MinGroup = parsed.GetValue(group),
                Level = parsed.GetValue(level),
                Seed = parsed.GetValue(seed),
            };
            return await RunAsync(request, parsed.GetValue(from), parsed.GetValue(to), output, words, ct);
        });
        return command;
    }

    // Either both files or a house, and only the options that mean something there: a wish is never passed over in silence.
    private static void Check(
        CommandResult result, Option<string?> people, Option<string?> ties, Option[] ofFiles, Option[] ofHouse, Option<int> group)
    {
        var (hasPeople, hasTies) = (IsGiven(people), IsGiven(ties));
        if (hasPeople != hasTies)
            result.AddError("--people and --ties belong together.");
        foreach (var option in hasPeople || hasTies ? ofHouse : ofFiles)
            if (IsGiven(option))
                result.AddError(hasPeople || hasTies ? $"{option.Name} is for a house, not for files." : $"{option.Name} is for files: give --people and --ties.");
        if (!hasPeople && !hasTies && IsGiven(group) && result.GetValue(group) < ReleaseRules.LeastGroup)
            result.AddError($"--min-group of a house is {ReleaseRules.LeastGroup} or more.");

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }

    private static async Task<int> RunAsync(
        SilosFilesRequest request, string? from, string? to, ReportOutput output, SilosFilesWords words, CancellationToken ct)
    {
        SiloFigures figures;
        try
        {
            figures = ComputeFromFiles.Run(request.Within(from, to), words, new ReadRows(), ct).Figures;
        }
        catch (WrongFileException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Verbs.WrongInput;
        }

        return await output.WriteAsync(figures, ct);
    }
}
