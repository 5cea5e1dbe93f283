using Herberge.Graphs.Communities;

namespace Herberge.Graphs.Tests;

/// <summary>Values printed in papers, on the small tables printed with them.</summary>
public sealed class PublishedValuesTests
{
    // Zachary (1977), An information flow model for conflict and fission in small groups: friendships and final factions.
    private const string KarateTies =
        "1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 "
        + "3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 "
        + "16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30 27-34 "
        + "28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34";

    private static readonly int[] KarateOfMrHi = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 17, 18, 20, 22];

    // Newman (2003), Mixing patterns in networks, table I (Catania et al. 1992).
    private static readonly double[] Catania =
        [506, 32, 26, 69, 23, 308, 38, 114, 10, 14, 32, 47, 26, 46, 68, 599];

    // Sampson's monastery (1968), liking at the third time, mixing of the three groups.
    private static readonly double[] Sampson = [30, 1, 5, 7, 10, 1, 9, 2, 23];

    [Fact]
    public void The_karate_club_has_the_modularity_of_Newman_and_Girvan()
    {
        var (graph, units) = Karate();
        var report = SiloAnalysis.Compute(graph, units, ct: TestContext.Current.CancellationToken);

        Assert.Equal(78, report.Ties);
        Assert.Equal(0.3715, report.Modularity.Value!.Value, 1e-4);
        // The best partition known; found by many methods, proven by Brandes et al. (2008).
        Assert.Equal(0.41978961209730437, report.Communities!.Modularity.Value!.Value, 1e-12);
        Assert.Equal(4, report.Communities.Count);
        Close.To(0.6872628843326489, report.Communities.NmiWithUnits);
        Close.To(0.5413568683493947, report.Communities.AriWithUnits);
    }

    [Fact]
    public void Coleman_1958_has_his_homophily_index()
    {
        var choices = new DirectedMixing([45, 15, 20, 20], [60, 40]);
        Close.To(0.38125, choices.Coleman(0));
        Close.To(0.175, choices.Coleman(1));
    }

    [Fact]
    public void Newman_2003_has_his_assortativity() =>
        Assert.Equal(0.621, new DirectedMixing(Catania, [633, 483, 103, 739]).Assortativity.Value!.Value, 5e-4);

    [Fact]
    public void Sampson_has_the_published_mixing()
    {
        var choices = new DirectedMixing(Sampson, [7, 4, 7]);
        Assert.Equal(-0.4318182, choices.EiIndex.Value!.Value, 5e-8);
        Close.To(0.5480690221857024, choices.Assortativity);
    }

    [Fact]
    public void Jemaah_Islamiyah_has_the_published_mixing()
    {
        // Koschade (2006), contacts of the Bali cell by five roles; counts of ties, twice as printed.
        double[] upper = [6, 16, 30, 2, 8, 0, 2, 10, 2, 0, 0, 0, 20, 10, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 12];
        var cells = new double[25];
        for (var a = 0; a < 5; a++)
            for (var b = a; b < 5; b++)
                (cells[5 * a + b], cells[5 * b + a]) = (upper[5 * a + b] / (a == b ? 1 : 2), upper[5 * a + b] / (a == b ? 1 : 2));
        var contacts = new DirectedMixing(cells, [4, 3, 5, 2, 3]);
        Assert.Equal(0.3650794, contacts.EiIndex.Value!.Value, 5e-8);
        Assert.Equal(0.09078704, contacts.Assortativity.Value!.Value, 5e-9);
    }

    [Fact]
    public void Freeman_1978_on_the_kinship_example_of_White()
    {
        var organisation = SharedData.Organisation("white-kinship");
        var report = Analyse.Linear(organisation.Graph(TieWeight.Binary), organisation.Units);
        Assert.Equal(0.26, report.FreemanSegregation.Value!.Value, 5e-3);
        Close.To(0.26363636363636367, report.FreemanSegregation);
    }

    private static (TieGraph Graph, UnitPartition Units) Karate()
    {
        var builder = new TieGraphBuilder(34, TieWeight.Binary);
        foreach (var tie in KarateTies.Split(' ').Select(tie => tie.Split('-').Select(person => int.Parse(person, null) - 1).ToArray()))
            builder.Add(tie[0], tie[1]);
        return (builder.Build(), UnitPartition.FromNames(
            [.. Enumerable.Range(1, 34).Select(person => KarateOfMrHi.Contains(person) ? "Mr Hi" : "Officer")]));
    }
}
