using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Graphs.Effects;
using Herberge.Silos.Interventions;
using Herberge.Silos.Interventions.Simulation;

namespace Herberge.Commands;

/// <summary>Effects and how well they are told, for the command line.</summary>
internal static class EffectText
{
    public static string Json(SimulationReport report) => JsonSerializer.Serialize(report, EffectJson.Default.SimulationReport);

    public static string Json(StudyResult found) =>
        JsonSerializer.Serialize(new FoundInFiles(found.State, found.Counted.Count, found.Numbers), EffectJson.Default.FoundInFiles);

    public static string Of(SimulationReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        {report.Companies} companies with an effect (mean {report.MeanTruth:0.00} contacts), {report.Companies} without, seed {report.Seed}
        90 % range holds the truth   {Percent(report.Coverage)} of {report.Told} with, {Percent(report.CoverageWithout)} of {report.ToldWithout} without an effect (wanted: 85 to 95 %)
        False alarms, p < 0.1        {Percent(report.FalseAlarmRate)} of {report.ToldWithout} without an effect (wanted: at most 13 %)
        Found, p < 0.1               {Percent(report.FoundRate)} of {report.Told} with an effect
        Mean error of the estimate   {report.MeanError:+0.00;-0.00;0.00} contacts
        """);

    public static string Of(StudyResult found, StudyWindows windows)
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{windows.BeforeFrom:yyyy-MM-dd} to {windows.BeforeTo:yyyy-MM-dd} against {windows.AfterFrom:yyyy-MM-dd} to {windows.AfterTo:yyyy-MM-dd}, {found.Counted.Count} comparable participants");
        if (found.Numbers is not { } n) return $"{head}\nToo few to tell.";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {head}
            {(found.State == EffectState.Seen ? "Effect" : "No effect seen")}: {n.Effect:+0.00;-0.00;0.00} contacts across units each, 90 % range {n.Low:+0.00;-0.00;0.00} to {n.High:+0.00;-0.00;0.00}, p = {n.PValue:0.0000}
            Participants {n.Before:0.00} to {n.After:0.00}, comparable others {n.OthersBefore:0.00} to {n.OthersAfter:0.00}
            {(n.Seed is { } seed ? $"{n.Arrangements} arrangements drawn, seed {seed}" : $"all {n.Arrangements} arrangements")}
            """);
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");
}

/// <param name="Participants">Comparable participants.</param>
internal sealed record FoundInFiles(EffectState State, int Participants, EffectNumbers? Effect);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SimulationReport))]
[JsonSerializable(typeof(FoundInFiles))]
internal sealed partial class EffectJson : JsonSerializerContext;
