using System.CommandLine;
using System.Globalization;
using System.Text;
using Herberge.Graphs;
using Herberge.Silos.Files;

namespace Herberge.Commands;

/// <summary>
/// <c>herberge silos</c>: the silo report of two files, without any house. Computes first and writes last, so that a wrong
/// file leaves no trace.
/// </summary>
internal static class SilosVerb
{
    public static Command Create()
    {
        var people = new Option<string>("--people") { Description = "people.csv with the columns id and unit (a path: Produktion/Montage)", HelpName = "FILE", Required = true };
        var ties = new Option<string>("--ties") { Description = "ties.csv with the columns from and to, optional at and weight", HelpName = "FILE", Required = true };
        var weight = Choice("--weight", "What the rows of a pair weigh: 1 together, their number, or the sum of their weights", "binary", "count", "sum");
        var from = new Option<string?>("--from") { Description = "First day or instant of the window (ISO 8601, UTC, or seconds as in the column at)", HelpName = "AT" };
        var to = new Option<string?>("--to") { Description = "Last day of the window, or the first instant after it", HelpName = "AT" };
        var group = new Option<int>("--min-group") { Description = "Smallest group shown; 1 hides nothing, for a researcher's own data", HelpName = "N", DefaultValueFactory = _ => 5 };
        var level = new Option<int?>("--level") { Description = "Depth of the unit tree, 1 for its top; whole paths without it", HelpName = "N" };
        var format = Choice("--format", "A report for people, data for programs, or one page to mail around", "text", "json", "html");
        var seed = new Option<ulong>("--seed") { Description = "Seed of the search for communities", HelpName = "S" };
        var language = Choice("--lang", "Language of the report", "en", "de");
        var output = new Option<string?>("--out") { Description = "Write to this file instead of standard output", HelpName = "FILE" };
        group.Validators.Add(result => { if (result.GetValueOrDefault<int>() < 1) result.AddError("--min-group is 1 or more."); });
        level.Validators.Add(result => { if (result.GetValueOrDefault<int?>() < 1) result.AddError("--level is 1 or more."); });

        var command = new Command("silos", "How much of an organisation's contact stays inside its units, from two CSV files")
        {
            people, ties, weight, from, to, group, level, format, output, seed, language,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var request = new SilosFilesRequest
            {
                People = parsed.GetRequiredValue(people),
                Ties = parsed.GetRequiredValue(ties),
                Weight = Enum.Parse<TieWeight>(parsed.GetRequiredValue(weight), ignoreCase: true),
                MinGroup = parsed.GetValue(group),
                Level = parsed.GetValue(level),
                Seed = parsed.GetValue(seed),
            };
            return await RunAsync(
                request, parsed.GetValue(from), parsed.GetValue(to), parsed.GetRequiredValue(format), parsed.GetValue(output),
                SilosFilesWords.In(parsed.GetRequiredValue(language)), ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SilosFilesRequest request, string? from, string? to, string format, string? output, SilosFilesWords words, CancellationToken ct)
    {
        SilosFilesReport report;
        try
        {
            report = ComputeFromFiles.Run(request.Within(from, to), words, new ReadRows(), ct);
        }
        catch (WrongFileException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Verbs.WrongInput;
        }

        if (output is not null)
            return await WriteFileAsync(report, format, output, words, ct);
        if (format == "text")
        {
            SilosText.Write(report, words, Console.Out, terminal: !Console.IsOutputRedirected);
            return Verbs.Done;
        }

        await using var standard = Console.OpenStandardOutput();
        Write(report, format, standard, words);
        return Verbs.Done;
    }

    // Beside its place first, then moved there in one step: the file is either whole or not there.
    private static async Task<int> WriteFileAsync(
        SilosFilesReport report, string format, string output, SilosFilesWords words, CancellationToken ct)
    {
        var place = Path.GetFullPath(output);
        var beside = $"{place}.{Environment.ProcessId}.part";
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew))
            {
                Write(report, format, file, words);
                await file.FlushAsync(ct);
            }

            File.Move(beside, place, overwrite: true);
            return Verbs.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            await Console.Error.WriteLineAsync($"{output} can't be written: {error.Message}");
            return Verbs.Failed;
        }
    }

    private static void Write(SilosFilesReport report, string format, Stream stream, SilosFilesWords words)
    {
        if (format == "json")
        {
            SilosJson.Write(report, stream);
            return;
        }

        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (format == "html")
            SilosHtml.Write(report, words, writer);
        else
            SilosText.Write(report, words, writer, terminal: false);
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private sealed class ReadRows : IProgress<long>
    {
        public void Report(long value) =>
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:N0} rows read"));
    }
}
