using Herberge.Bench;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs.Tests;

/// <summary>The organisations of the benchmark, made anew, against the values of an independent library.</summary>
public sealed class GeneratedOrganisationTests
{
    [Theory]
    [InlineData("org10k")]
    [InlineData("org100k")]
    public void A_generated_organisation_is_that_of_the_recipe_and_its_measures_agree(string name)
    {
        var reference = SharedData.Json("synthetic-reference.json").GetProperty(name);
        var recipe = reference.GetProperty("generator");
        var made = GeneratedOrganisation.Make(recipe.GetProperty("N").GetInt32(), recipe.GetProperty("M").GetInt32());
        Assert.Equal(recipe.GetProperty("edge_sum").GetInt64(), made.EdgeSum);
        Assert.Equal(recipe.GetProperty("xor").GetInt64(), made.Xor);

        var builder = new TieGraphBuilder(made.UnitOf.Length, TieWeight.Binary);
        for (var tie = 0; tie < made.From.Length; tie++)
            builder.Add(made.From[tie], made.To[tie]);
        var graph = builder.Build();
        var units = new UnitPartition(made.UnitOf, [.. Enumerable.Range(0, made.UnitCount).Select(unit => $"{unit}")]);
        var report = Analyse.Linear(graph, units);

        var expected = reference.GetProperty("measures");
        Close.To(expected, "internal", report.Matrix.TotalInside);
        Close.To(expected, "external", report.Matrix.TotalAcross);
        Close.To(expected, "EI", report.EiIndex);
        Close.To(expected, "p2", new PermutationNull(default, units).SameUnitChance);
        Close.To(expected, "EI_perm_mean", report.EiExpectedPermutation);
        Close.To(expected, "EI_perm_sd", new PermutationNull(TieMoments.Of(graph), units).EiIndex().StandardDeviation);
        Close.To(expected, "freeman", report.FreemanSegregation);
        Close.To(expected, "modularity", report.Modularity);
        Close.To(expected, "Q_perm_mean", report.ModularityExpectedPermutation);
        Close.To(expected, "assortativity", report.Assortativity);
        Close.To(expected, "EI_cm_mean", report.EiExpectedConfiguration);
        Close.To(expected, "EI_min", report.Attainable.Minimum);
        Close.To(expected, "EI_max", report.Attainable.Maximum);
        Close.To(expected, "EI_jackknife_se", report.EiStandardError);
        Close.To(expected.GetProperty("EI_cm_sd").GetDouble(), new ConfigurationNull(report.Matrix).EiIndex().StandardDeviation);
        // The reference's deviations come from differences of numbers a billion times larger; so do its z.
        Near("EI_perm_z", report.EiZPermutation);
        Near("Q_perm_z", report.ModularityZPermutation);
        Near("EI_cm_z", report.EiZConfiguration);

        void Near(string key, Measured found) =>
            Assert.Equal(1, found.Value!.Value / expected.GetProperty(key).GetDouble(), 1e-5);
    }
}
