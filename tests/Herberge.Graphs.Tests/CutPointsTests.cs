using FsCheck.Xunit;
using Herberge.Graphs.Communities;
using Herberge.Graphs.Positions;

namespace Herberge.Graphs.Tests;

public sealed class CutPointsTests
{
    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    [InlineData("karate")]
    [InlineData("white-kinship")]
    [InlineData("invs13")]
    [InlineData("manufacturing-email")]
    public void Articulation_points_agree_with_the_reference(string name) => Assert.Equal(
        SharedData.Json("reference-values.json").GetProperty(name).GetProperty("undirected_simple").GetProperty("articulation_points").GetInt32(),
        CutPoints.Find(SharedData.Organisation(name).Graph(TieWeight.Binary)).People.Count);

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void Without_them_there_are_more_components(SmallOrganisation organisation)
    {
        var sparse = organisation with { Rows = [.. organisation.Rows.Take(organisation.Units.Length)] };
        var graph = sparse.Graph(TieWeight.Count);
        var before = Components.Find(graph).Sizes.Count;
        var found = CutPoints.Find(graph);

        Assert.Equal(
            Enumerable.Range(0, graph.PersonCount).Where(person =>
                Components.Find(graph.Among([.. Enumerable.Range(0, graph.PersonCount).Select(other => other != person)])).Sizes.Count
                    > before - (graph.Degree(person) == 0 ? 1 : 0)),
            found.People);
        var ties = sparse.Rows.Where(row => row.From != row.To)
            .Select(row => (Math.Min(row.From, row.To), Math.Max(row.From, row.To))).Distinct().Order().ToArray();
        Assert.Equal(ties.Where(tie => Components.Find(Without(sparse, tie)).Sizes.Count > before), found.Ties);
    }

    [Fact]
    public void A_long_chain_is_cut_anywhere_inside()
    {
        const int people = 200_000;
        var builder = new TieGraphBuilder(people, TieWeight.Binary);
        for (var person = 1; person < people; person++)
            builder.Add(person - 1, person);
        var found = CutPoints.Find(builder.Build());
        Assert.Equal((people - 2, people - 1), (found.People.Count, found.Ties.Count));
        Assert.Empty(CutPoints.Find(new TieGraphBuilder(0, TieWeight.Binary).Build()).People);
    }

    private static TieGraph Without(SmallOrganisation organisation, (int A, int B) tie) =>
        (organisation with { Rows = [.. organisation.Rows.Where(row => (Math.Min(row.From, row.To), Math.Max(row.From, row.To)) != tie)] })
            .Graph(TieWeight.Binary);
}
