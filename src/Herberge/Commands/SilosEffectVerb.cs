using System.CommandLine;
using System.CommandLine.Parsing;
using Herberge.Graphs.Effects;
using Herberge.Silos.Interventions;
using Herberge.Silos.Interventions.Simulation;

namespace Herberge.Commands;

/// <summary>
/// <c>herberge silos effect</c>: the effect of an intervention from files, or how well the estimator tells effects on companies whose
/// truth is known.
/// </summary>
internal static class SilosEffectVerb
{
    private const int Most = 10_000;

    public static Command Create()
    {
        var simulate = new Option<int?>("--simulate") { Description = "Companies with a known effect, and as many without", HelpName = "N" };
        var people = new Option<string?>("--people") { Description = "people.csv with the columns id and unit", HelpName = "FILE" };
        var ties = new Option<string?>("--ties") { Description = "ties.csv with the columns from, to and at", HelpName = "FILE" };
        var participants = new Option<string?>("--participants") { Description = "An id of people.csv a line", HelpName = "FILE" };
        var date = new Option<DateOnly?>("--date") { Description = "Day of the intervention", HelpName = "DAY" };
        var days = new Option<int>("--days") { Description = "Length of the windows before and after", HelpName = "N", DefaultValueFactory = _ => Intervention.UsualWindow };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws, and of the companies", HelpName = "S", DefaultValueFactory = _ => 1 };
        var format = new Option<string>("--format") { Description = "Sentences for people, or data for programs", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        simulate.Validators.Add(result => { if (result.GetValueOrDefault<int?>() is < 1 or > Most) result.AddError($"--simulate is 1 to {Most}."); });
        days.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 366) result.AddError("--days is 1 to 366."); });

        Option[] files = [people, ties, participants, date];
        var command = new Command("effect", "The effect of an intervention from files, or how well effects are told") { simulate, people, ties, participants, date, days, seed, format };
        command.Validators.Add(result =>
        {
            var given = files.Count(option => result.GetResult(option) is { Implicit: false });
            var simulates = result.GetResult(simulate) is { Implicit: false };
            if (simulates ? given > 0 : given < files.Length) result.AddError("Give --simulate, or all of --people, --ties, --participants and --date.");
        });
        command.SetAction((parsed, ct) =>
        {
            var json = parsed.GetRequiredValue(format) == "json";
            if (parsed.GetValue(simulate) is { } companies)
            {
                var report = SimulateEffects.Run(companies, parsed.GetValue(seed), new CompaniesDone(companies), ct);
                Console.WriteLine(json ? EffectText.Json(report) : EffectText.Of(report));
                return Task.FromResult(Verbs.Done);
            }

            var windows = StudyWindows.Around(parsed.GetValue(date)!.Value, parsed.GetValue(days));
            var found = EffectOfFiles.Run(
                parsed.GetRequiredValue(people)!, parsed.GetRequiredValue(ties)!, parsed.GetRequiredValue(participants)!, windows,
                new EffectOptions { Seed = parsed.GetValue(seed) }, ct);
            Console.WriteLine(json ? EffectText.Json(found) : EffectText.Of(found, windows));
            return Task.FromResult(Verbs.Done);
        });
        return command;
    }
}
