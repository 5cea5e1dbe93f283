using System.CommandLine;
using Herberge.Activation.Files;
using Herberge.Activation.Simulation;
using Herberge.Graphs.Matching;

namespace Herberge.Commands;

/// <summary><c>herberge match</c>: a round of meetings from files, or how well rounds are formed on a simulated company.</summary>
internal static class MatchVerb
{
    private const int MostRounds = 1_000;
    private const int MostPeople = 20_000;

    public static Command Create()
    {
        var simulate = new Option<int?>("--simulate") { Description = "So many rounds, one after the other, of a company that is made up", HelpName = "ROUNDS" };
        var company = new Option<string?>("--people") { Description = "With --simulate how many people, otherwise people.csv: id, unit, optional level, languages, days, places, topics", HelpName = "N|FILE" };
        var ties = new Option<string?>("--ties") { Description = "ties.csv with the columns from and to", HelpName = "FILE" };
        var history = new Option<string?>("--history") { Description = "Rounds before, as --out writes them: round, group, id", HelpName = "FILE" };
        var size = new Option<int>("--size") { Description = "How many are to meet", HelpName = "2..5", DefaultValueFactory = _ => 2 };
        var level = new Option<int?>("--level-distance") { Description = "Of files: the largest difference of levels within a group", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the company and of the choice among equals", HelpName = "S", DefaultValueFactory = _ => 1 };
        var format = Verbs.Choice("--format", "Sentences for people, or data for programs", "text", "json");
        var outFile = new Option<string?>("--out") { Description = "Of files: write the groups to this file", HelpName = "FILE" };
        simulate.Validators.Add(result => { if (result.GetValueOrDefault<int?>() is < 1 or > MostRounds) result.AddError($"--simulate is 1 to {MostRounds}."); });
        size.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 2 or > 5) result.AddError("--size is 2 to 5."); });
        level.Validators.Add(result => { if (result.GetValueOrDefault<int?>() < 0) result.AddError("--level-distance is 0 or more."); });

        var command = new Command("match", "Rounds in which people of different units meet: from files, or tried on a simulated company")
        {
            simulate, company, ties, history, size, level, seed, format, outFile,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(simulate) is { Implicit: false })
            {
                foreach (var option in new Option[] { ties, history, level, outFile })
                    if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} is for files, not for --simulate.");
                if (result.GetValue(company) is { } number && People(number) is null) result.AddError($"--people is 2 to {MostPeople} with --simulate.");
            }
            else if (result.GetValue(company) is null)
            {
                result.AddError("Give --simulate ROUNDS, or --people FILE.");
            }
        });
        command.SetAction(async (parsed, ct) =>
        {
            var json = parsed.GetRequiredValue(format) == "json";
            if (parsed.GetValue(simulate) is { } rounds)
            {
                var people = parsed.GetValue(company) is { } number ? People(number)!.Value : 1_000;
                var report = SimulateRounds.Run(rounds, people, parsed.GetValue(size), parsed.GetValue(seed), new RoundsDone(rounds), ct);
                Console.WriteLine(json ? MatchText.Json(report) : MatchText.Of(report));
                return Verbs.Done;
            }

            var options = new MeetingOptions { Size = parsed.GetValue(size), LevelDistance = parsed.GetValue(level) ?? int.MaxValue, Seed = parsed.GetValue(seed) };
            var found = MatchFiles.Run(parsed.GetRequiredValue(company)!, parsed.GetValue(ties), parsed.GetValue(history), options, ct);
            if (parsed.GetValue(outFile) is not { } file)
            {
                Console.Write(json ? MatchText.Json(found) + Environment.NewLine : found.Csv);
                return Verbs.Done;
            }

            await File.WriteAllTextAsync(file, found.Csv, ct);
            Console.WriteLine(json ? MatchText.Json(found) : MatchText.Of(found));
            return Verbs.Done;
        });
        return command;
    }

    private static int? People(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= MostPeople ? number : null;
}
