using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Activation.Files;
using Herberge.Activation.Simulation;

namespace Herberge.Commands;

/// <summary>Rounds for the command line.</summary>
internal static class MatchText
{
    public static string Json(RoundsReport report) => JsonSerializer.Serialize(report, MatchJson.Default.RoundsReport);

    public static string Json(MatchedFiles found) => JsonSerializer.Serialize(Short(found), MatchJson.Default.RoundOfFiles);

    public static string Of(RoundsReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        {report.Rounds} rounds of {(report.Size == 2 ? "pairs" : $"groups of {report.Size}")}, {report.People} people in {SimulatedStaff.Units} units of skewed size, {report.TakingPart:0} of them each time, seed {report.Seed}
        Repeats within 12 rounds        {report.Repeats} (wanted: 0)
        Left out twice running          {report.LeftOutTwice} (wanted: 0); left out at all {report.LeftOut}, of these {report.WithoutPartner} whom the rules left nobody; by chance {report.LeftOutByChance}
        New contacts across units       {report.NewAcross:0.0} a round, by chance {report.NewAcrossByChance:0.0}: {report.Gain:0.00}× (at most {report.LargestGain:0.00}×, were every pair one)
        beside a pairing bot            {report.NewAcrossByBot:0.0} a round of {report.PairsByBot:0} pairs that could meet: {report.GainOverBot:0.00}×
        of each pair in a group         {Percent(report.NewAcross, report.Pairs)} of {report.Pairs:0}, by chance {Percent(report.NewAcrossByChance, report.PairsByChance)} of {report.PairsByChance:0}: {report.GainOfAPair:0.00}×
        Share of the upper bound        {report.ShareOfBound * 100:0.0} %
        Seconds to form a round         {report.Seconds:0.00}, slowest {report.SlowestSeconds:0.00}
        Chance draws partners under the same rules (language, weekday, place, level distance {SimulatedStaff.LevelDistance}, no repeat within 12 rounds), blind for who
        knows whom; both start from the same company and contacts, the same people are away, each has its own history. A contact is new
        when the two had none before, neither at the start nor in an earlier round. The bot draws from everybody, avoids repeats and asks nobody
        for language, weekday, place or level; a group it draws meets if all of it share a language, a weekday and a place.
        """);

    public static string Of(MatchedFiles found) => string.Create(CultureInfo.InvariantCulture,
        $"Round {found.Round}: {found.Result.Groups.Count} groups of {found.People} people, {found.Result.LeftOut.Count} left out, {found.Result.ShareOfBound * 100:0.0} % of the upper bound");

    private static RoundOfFiles Short(MatchedFiles found) =>
        new(found.Round, found.People, found.Result.Groups.Count, found.Result.LeftOut.Count, found.Result.Value, found.Result.UpperBound);

    private static string Percent(double part, double whole) => string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 0 : part / whole * 100):0.0} %");
}

/// <summary>A round from files in figures.</summary>
internal sealed record RoundOfFiles(int Round, int People, int Groups, int LeftOut, long Value, double UpperBound);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoundsReport))]
[JsonSerializable(typeof(RoundOfFiles))]
internal sealed partial class MatchJson : JsonSerializerContext;
