using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Silos.Interventions.Simulation;

namespace Herberge.Commands;

/// <summary><c>herberge silos effect</c>: tries the estimator of effects on companies whose truth is known.</summary>
internal static class SilosEffectVerb
{
    private const int Most = 10_000;

    public static Command Create()
    {
        var simulate = new Option<int?>("--simulate") { Description = "Companies with an effect, and as many without", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the companies and of the draws", HelpName = "S", DefaultValueFactory = _ => 1 };
        var format = new Option<string>("--format") { Description = "Sentences for people, or data for programs", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        simulate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > Most) result.AddError($"--simulate is 1 to {Most}.");
        });
        var command = new Command("effect", "How well effects of interventions are told") { simulate, seed, format };
        command.SetAction((parsed, ct) =>
        {
            var companies = parsed.GetValue(simulate)!.Value;
            var report = SimulateEffects.Run(companies, parsed.GetValue(seed), new CompaniesDone(companies), ct);
            Console.WriteLine(parsed.GetRequiredValue(format) == "json" ? JsonSerializer.Serialize(report, SimulationJson.Default.SimulationReport) : Text(report));
            return Task.FromResult(Verbs.Done);
        });
        return command;
    }

    private static string Text(SimulationReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        {report.Companies} companies with an effect (mean {report.MeanTruth:0.00} contacts), {report.Companies} without, seed {report.Seed}
        90 % range holds the truth   {report.Coverage:P1} of {report.Told} with, {report.CoverageWithout:P1} of {report.ToldWithout} without an effect (wanted: 85 to 95 %)
        False alarms, p < 0.1        {report.FalseAlarmRate:P1} of {report.ToldWithout} without an effect (wanted: at most 13 %)
        Found, p < 0.1               {report.FoundRate:P1} of {report.Told} with an effect
        Mean error of the estimate   {report.MeanError:+0.00;-0.00;0.00} contacts
        """);

    private sealed class CompaniesDone(int all) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % Math.Max(1, all / 10) == 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} of {all} companies"));
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SimulationReport))]
internal sealed partial class SimulationJson : JsonSerializerContext;
