using System.Text.Json;
using Herberge.Graphs.Communities;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs.Tests;

/// <summary>Agreement with values computed by an independent library (igraph) and by closed forms.</summary>
public sealed class ReferenceValuesTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var name in Organisations)
            foreach (var weight in (string[])["undirected_simple", "undirected_weighted_by_count", "undirected_weighted"])
                cases.Add(name, weight);
        return cases;
    }

    private static readonly string[] Organisations =
        ["krackhardt-advice", "krackhardt-friends", "karate", "white-kinship", "invs13", "manufacturing-email"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Measures_agree_with_the_reference(string name, string kind)
    {
        if (!SharedData.Json("reference-values.json").GetProperty(name).TryGetProperty(kind, out var expected))
            return;
        var (graph, units) = Load(name, kind);
        var report = Analyse.Linear(graph, units);

        Assert.Equal(expected.GetProperty("N").GetInt32(), report.People);
        Assert.Equal(expected.GetProperty("groups").GetInt32(), units.UnitCount);
        Assert.Equal(expected.GetProperty("ties").GetInt32(), report.Ties);
        Close.To(expected, "W", report.Matrix.TotalWeight);
        Close.To(expected, "internal", report.Matrix.TotalInside);
        Close.To(expected, "external", report.Matrix.TotalAcross);
        Close.To(expected, "EI", report.EiIndex);
        Close.To(expected, "EI_perm_mean", report.EiExpectedPermutation);
        Close.To(expected, "EI_perm_z", report.EiZPermutation);
        Close.To(expected, "EI_perm_sd", new PermutationNull(TieMoments.Of(graph), units).EiIndex().StandardDeviation);
        Close.To(expected, "p2", new PermutationNull(default, units).SameUnitChance);
        Close.To(expected, "freeman", report.FreemanSegregation);
        Close.To(expected, "modularity", report.Modularity);
        Close.To(expected, "modularity_igraph", report.Modularity);
        Close.To(expected, "Q_perm_mean", report.ModularityExpectedPermutation);
        Close.To(expected, "Q_perm_z", report.ModularityZPermutation);
        Close.To(expected, "assortativity", report.Assortativity);
        Close.To(expected, "assortativity_igraph", report.Assortativity);
        Close.To(1 - expected.GetProperty("assortativity").GetDouble(), report.Openness.Value);
        Close.To(expected, "EI_cm_mean", report.EiExpectedConfiguration);
        Close.To(expected, "EI_cm_z", report.EiZConfiguration);
        Close.To(expected, "EI_min", report.Attainable.Minimum);
        Close.To(expected, "EI_max", report.Attainable.Maximum);
        Close.To(expected, "EI_rescaled", report.Attainable.Rescaled);
        Close.To(expected, "EI_jackknife_se", report.EiStandardError);
        if (expected.TryGetProperty("unit_pairs_with_ties", out var pairs))
        {
            Assert.Equal(pairs.GetInt32(), report.UnitPairsWithTies);
            Assert.Equal(expected.GetProperty("pairs_hanging_on_one_person").GetInt32(), report.PairsHangingOnOne);
            var bridges = Bridges.All(graph, units, TestContext.Current.CancellationToken);
            Assert.Equal(expected.GetProperty("sum_max_matching").GetInt32(), bridges.Sum(bridge => bridge.Bearers));
            Assert.Equal(
                expected.GetProperty("pairs_hanging_on_one_person_with_2plus_ties").GetInt32(),
                bridges.Count(bridge => bridge.Bearers == 1 && bridge.Ties > 1));
            Assert.Equal(expected.GetProperty("components").GetInt32(), Components.Find(graph).Sizes.Count);
            Assert.Equal(expected.GetProperty("largest_component").GetInt32(), Components.Find(graph).LargestSize);
        }
    }

    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    [InlineData("manufacturing-email")]
    public void Directed_measures_agree_with_the_reference(string name)
    {
        var expected = SharedData.Json("reference-values.json").GetProperty(name).GetProperty("directed_simple");
        var organisation = SharedData.Organisation(name);
        var arcs = organisation.Directed().Mixing(organisation.Units);

        Assert.Equal(expected.GetProperty("arcs").GetDouble(), arcs.Total);
        Close.To(expected, "internal", arcs.Inside);
        Close.To(expected, "EI", arcs.EiIndex);
        Close.To(expected, "EI_cm_mean", arcs.EiIndexConfiguration().Mean);
        Close.To(expected, "EI_cm_sd", arcs.EiIndexConfiguration().StandardDeviation);
        Close.To(expected, "modularity_directed", arcs.Modularity);
        Close.To(expected, "assortativity_directed", arcs.Assortativity);
        foreach (var unit in expected.GetProperty("coleman").EnumerateObject())
            Close.To(unit.Value.GetDouble(), arcs.Coleman(int.Parse(unit.Name, null)), $"Coleman {unit.Name}");
    }

    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    [InlineData("karate")]
    [InlineData("white-kinship")]
    [InlineData("invs13")]
    [InlineData("manufacturing-email")]
    public void Communities_are_at_least_as_good_as_the_best_of_the_reference(string name)
    {
        var expected = SharedData.Json("reference-values.json").GetProperty(name).GetProperty("leiden20");
        var (graph, units) = Load(name, "undirected_simple");

        var found = Leiden.Find(graph, new LeidenOptions { Seed = 1 }, TestContext.Current.CancellationToken);

        Assert.True(found.Modularity.Value >= expected.GetProperty("best_q").GetDouble() - 1e-12, $"{found.Modularity}");
        if (Math.Abs(found.Modularity.Value!.Value - expected.GetProperty("best_q").GetDouble()) < 1e-12)
        {
            Assert.Equal(
                expected.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32()),
                found.Of.CountBy(community => community).Select(size => size.Value).OrderDescending());
            Close.To(expected, "nmi_vs_unit", Agreement.NormalisedMutualInformation(found.Of, units.UnitOf));
            Close.To(expected, "ari_vs_unit", Agreement.AdjustedRand(found.Of, units.UnitOf));
        }
    }

    [Theory]
    [InlineData("invs13")]
    [InlineData("manufacturing-email")]
    [InlineData("krackhardt-friends")]
    public void Units_and_pairs_agree_with_the_reference(string name)
    {
        var expected = SharedData.Json("unit-reference.json").GetProperty(name);
        var (graph, units) = Load(name, "undirected_simple");
        var report = Analyse.Linear(graph, units);
        var permutation = new PermutationNull(TieMoments.Of(graph), units);
        var configuration = new ConfigurationNull(report.Matrix);

        foreach (var row in expected.GetProperty("units").EnumerateArray())
        {
            var unit = Number(row, "unit");
            var found = report.ByUnit[unit];
            Assert.Equal(row.GetProperty("n").GetInt32(), found.People);
            Assert.Equal(row.GetProperty("bridging_people").GetInt32(), found.BridgingPeople);
            Close.To(row, "degree_sum", found.Strength);
            Close.To(row, "internal", found.Inside);
            Close.To(row, "external", found.Across);
            Close.To(row, "EI", found.EiIndex);
            Close.To(row, "perm_internal_mean", permutation.Inside(unit).Mean);
            Close.To(row, "perm_internal_sd", permutation.Inside(unit).StandardDeviation);
            Close.To(row, "cm_internal_mean", configuration.Inside(unit).Mean);
            Close.To(row, "cm_internal_sd", configuration.Inside(unit).StandardDeviation);
            Close.To(row, "cm_z", configuration.Inside(unit).Z(found.Inside));
        }

        foreach (var row in expected.GetProperty("pairs").EnumerateArray())
        {
            var (a, b) = (Number(row, "a"), Number(row, "b"));
            var cell = report.Matrix.Cell(a, b).Weight;
            Close.To(row, "ties", cell);
            Close.To(row, "perm_mean", permutation.Between(a, b).Mean);
            Close.To(row, "perm_sd", permutation.Between(a, b).StandardDeviation);
            Close.To(row, "cm_mean", configuration.Between(a, b).Mean);
            Close.To(row, "cm_sd", configuration.Between(a, b).StandardDeviation);
            Close.To(row, "cm_ratio", cell / configuration.Between(a, b).Mean);
        }

        int Number(JsonElement row, string key) => units.Labels.ToList().IndexOf("u" + row.GetProperty(key).GetString());
    }

    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("karate")]
    public void Join_counts_agree_with_the_reference(string name)
    {
        var expected = SharedData.Json("brokerage-reference.json").GetProperty("spdep_joincount_multi").GetProperty(name);
        var (graph, units) = Load(name, "undirected_simple");
        var matrix = MixingMatrix.Of(graph, units);
        var permutation = new PermutationNull(TieMoments.Of(graph), units);
        var values = expected.GetProperty("values").EnumerateArray().Select(row => row.EnumerateArray().ToArray()).ToArray();
        var names = expected.GetProperty("rows").EnumerateArray().Select(row => row.GetString()!).ToArray();

        for (var row = 0; row < names.Length; row++)
        {
            if (names[row] == "Jtot")
                continue;
            var parts = names[row].Split(':').Select(part => units.Labels.ToList().IndexOf("u" + part)).ToArray();
            var moments = parts[0] == parts[1] ? permutation.Inside(parts[0]) : permutation.Between(parts[0], parts[1]);
            Assert.Equal(values[row][0].GetDouble(), matrix.Cell(parts[0], parts[1]).Weight);
            // The reference is printed with twelve decimals.
            Assert.Equal(values[row][1].GetDouble(), moments.Mean, 1e-9);
            Assert.Equal(values[row][2].GetDouble(), moments.StandardDeviation * moments.StandardDeviation, 1e-9);
        }
    }

    [Theory]
    [InlineData("manufacturing-email monthly", "manufacturing-email")]
    [InlineData("invs13 daily", "invs13")]
    public void Windows_and_their_changes_agree_with_the_reference(string series, string name)
    {
        var expected = SharedData.Json("temporal-reference.json").GetProperty(series);
        var organisation = SharedData.Organisation(name);
        TieGraph? before = null;
        foreach (var row in expected.GetProperty("rows").EnumerateArray())
        {
            var window = row.GetProperty("window");
            var graph = organisation.Graph(TieWeight.Binary, tie => window.ValueKind == JsonValueKind.String
                ? tie.At.StartsWith(window.GetString()!, StringComparison.Ordinal)
                : long.Parse(tie.At, null) / 86_400 == window.GetInt64());
            var report = Analyse.Linear(graph, organisation.Units);

            Assert.Equal(row.GetProperty("ties").GetInt32(), report.Ties);
            Close.To(row, "EI", report.EiIndex);
            Close.To(row, "EI_perm_mean", report.EiExpectedPermutation);
            Close.To(row, "z", report.EiZPermutation);
            Close.To(row, "assortativity", report.Assortativity);
            Close.To(row, "Q", report.Modularity);
            Close.To(row, "Q_z", report.ModularityZPermutation);
            Close.To(row, "jackknife_se", report.EiStandardError);
            if (before is not null)
            {
                var change = WindowChange.Between(before, graph, organisation.Units);
                Close.To(row, "dEI", change.EiChange);
                Close.To(row, "dEI_perm_sd", change.StandardDeviation);
                Close.To(row, "dEI_z", change.Z);
            }

            before = graph;
        }
    }

    [Fact]
    public void Fading_weights_agree_with_the_reference()
    {
        var expected = SharedData.Json("temporal-reference.json").GetProperty("manufacturing-email decay30");
        var organisation = SharedData.Organisation("manufacturing-email");
        var builder = new TieGraphBuilder(organisation.Units.PersonCount, TieWeight.Sum);
        foreach (var row in organisation.Rows)
        {
            var at = DateTimeOffset.Parse(row.At, null, System.Globalization.DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();
            builder.Add(row.From, row.To, Math.Pow(2, -(expected.GetProperty("T").GetDouble() - at) / (30 * 86_400.0)));
        }

        var report = Analyse.Linear(builder.Build(), organisation.Units);

        Close.To(expected, "W", report.Matrix.TotalWeight);
        Close.To(expected, "internal", report.Matrix.TotalInside);
        Close.To(expected, "EI", report.EiIndex);
        Close.To(expected, "EI_perm_z", report.EiZPermutation);
        Close.To(expected, "Q_perm_mean", report.ModularityExpectedPermutation);
        Close.To(expected, "Q_perm_z", report.ModularityZPermutation);
        Close.To(expected, "assortativity", report.Assortativity);
    }

    private static (TieGraph Graph, UnitPartition Units) Load(string name, string kind)
    {
        var organisation = SharedData.Organisation(name);
        var weight = kind switch
        {
            "undirected_simple" => TieWeight.Binary,
            "undirected_weighted_by_count" => TieWeight.Count,
            _ => TieWeight.Sum,
        };
        return (organisation.Graph(weight), organisation.Units);
    }
}
