using System.Text.Json;
using System.Text.Json.Serialization;

namespace Herberge.Demo;

internal sealed record TruthMonth(
    int Month, DateTimeOffset From, long Interactions, long Cross, double CrossShare, double CrossShareExpected, double StandardDeviation);

internal sealed record TruthUnit(string Name, int People, double InsideBefore, double InsideAfter);

/// <summary>What was put into the house, for tests of what is measured out of it. Written as <c>demo-truth.json</c>.</summary>
internal sealed record DemoTruth(
    int Members,
    int Seed,
    DateTimeOffset Now,
    int OpeningMonth,
    double ClosedAffinity,
    double OpenedAffinity,
    IReadOnlyList<OpenedPair> Opened,
    IReadOnlyList<OpenedPair> Closed,
    IReadOnlyList<TruthUnit> Units,
    IReadOnlyList<TruthMonth> ByMonth,
    int Threads,
    int Posts,
    int Replies,
    int Reactions,
    int Mentions,
    IReadOnlyList<TruthIntervention> Interventions)
{
    public string ToJson() => JsonSerializer.Serialize(this, DemoTruthJson.Default.DemoTruth);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoTruth))]
internal sealed partial class DemoTruthJson : JsonSerializerContext;
