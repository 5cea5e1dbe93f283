using Herberge.Graphs.Communities;
using Herberge.Texts.Themes;

namespace Herberge.Texts.Tests;

public sealed class ThemeTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public void Topics_are_found_again_with_their_number_and_their_words()
    {
        var (texts, topics) = MadeTexts.Make(400, seed: 1);

        var report = ThemeDiscovery.Find(texts, ct: Ct);

        Assert.Equal(4, report.Themes.Count);
        Assert.True(Ari(report, topics) > 0.95);
        Assert.Contains(report.Themes, theme => theme.Terms.Contains("Kantine") && !theme.Terms.Contains("Drucker"));
        Assert.All(report.Themes, theme => Assert.All(theme.Quotes, quote => Assert.Equal(theme.Id, report.Assignments[quote].Theme)));
        Assert.Equal(1, report.Themes.Sum(theme => theme.Share) + (double)report.Unassigned / texts.Length, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_themes()
    {
        var (texts, _) = MadeTexts.Make(300, seed: 2);

        var (one, other) = (ThemeDiscovery.Find(texts, ct: Ct), ThemeDiscovery.Find(texts, ct: Ct));

        Assert.Equal(one.Assignments, other.Assignments);
        Assert.Equal(one.Tree.Select(theme => (theme.Id, theme.Label, theme.Size)), other.Tree.Select(theme => (theme.Id, theme.Label, theme.Size)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void A_number_that_is_asked_for_is_kept(int count)
    {
        var (texts, _) = MadeTexts.Make(400, seed: 3);

        var report = ThemeDiscovery.Find(texts, new ThemeOptions { Count = count }, ct: Ct);

        Assert.Equal(count, report.Themes.Count);
        Assert.Null(report.Reliability);
    }

    [Fact]
    public void What_is_alone_belongs_to_no_theme()
    {
        var (texts, _) = MadeTexts.Make(200, seed: 4);

        var report = ThemeDiscovery.Find([.. texts, "Xyloglossie quappelt zwergisch", "", "12345"], ct: Ct);

        Assert.All(report.Assignments.TakeLast(3), assignment => Assert.Equal((null, 0.0), (assignment.Theme, assignment.Confidence)));
        Assert.Equal(203, report.Assignments.Count);
    }

    [Fact]
    public void A_repetition_goes_where_its_original_is()
    {
        var (texts, _) = MadeTexts.Make(200, seed: 5);

        var report = ThemeDiscovery.Find([.. texts, texts[7], texts[7].ToUpperInvariant() + "!"], ct: Ct);

        Assert.Equal(2, report.Duplicates);
        Assert.All(report.Assignments.TakeLast(2), assignment => Assert.Equal((7, report.Assignments[7].Theme), (assignment.DuplicateOf, assignment.Theme)));
    }

    [Fact]
    public void Texts_over_the_limit_are_assigned_by_their_words()
    {
        var (texts, topics) = MadeTexts.Make(600, seed: 6);

        var report = ThemeDiscovery.Find(texts, new ThemeOptions { MostCompared = 200 }, ct: Ct);

        Assert.True(Ari(report, topics) > 0.9);
        Assert.Equal(600, report.Themes.Sum(theme => theme.Size) + report.Unassigned);
    }

    [Fact]
    public void Nothing_little_and_alike_is_no_reason_to_fail()
    {
        Assert.Empty(ThemeDiscovery.Find([], ct: Ct).Themes);
        Assert.Equal(1, ThemeDiscovery.Find(["Ein Satz."], ct: Ct).Unassigned);
        Assert.Equal(2, ThemeDiscovery.Find(["der die das", "und oder"], ct: Ct).Unassigned);
        Assert.Equal(4, ThemeDiscovery.Find(["Lager", "Lager", "Lager", "Lager", "Lager"], ct: Ct).Duplicates);
    }

    [Fact]
    public void A_search_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ThemeDiscovery.Find(MadeTexts.Make(100, 1).Texts, ct: stop.Token));
    }

    // Under what was measured, so that another kind of processor does not fail them.
    [Theory]
    [InlineData("banking77-test", 0.66, 0.30)]
    [InlineData("10kgnad-test", 0.49, 0.35)]
    [InlineData("klimarat", 0.19, 0.15)]
    public void Labelled_texts_are_divided_much_as_people_did(string name, double nmi, double ari)
    {
        var rows = SharedData.Voices(name);
        var labels = rows.Select(row => row.Label).Distinct().ToList();

        var report = ThemeDiscovery.Find([.. rows.Select(row => row.Text)], ct: Ct);

        int[] given = [.. rows.Select(row => labels.IndexOf(row.Label))];
        Assert.True(Agreement.NormalisedMutualInformation(Found(report), given).Value >= nmi);
        Assert.True(Agreement.AdjustedRand(Found(report), given).Value >= ari);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(700)]
    public void Vectors_of_a_language_model_are_taken_beside_the_words(int length)
    {
        var (texts, topics) = MadeTexts.Make(300, seed: 3);
        var random = new Random(1);
        float[][] telling = [.. topics.Select(topic => Enumerable.Range(0, length).Select(at => (at % 4 == topic ? 1f : 0f) + (float)random.NextDouble() / 4).ToArray())];

        var (with, without) = (ThemeDiscovery.Find(texts, new ThemeOptions { Embeddings = telling }, ct: Ct), ThemeDiscovery.Find(texts, ct: Ct));
        var saysNothing = ThemeDiscovery.Find(texts, new ThemeOptions { Embeddings = [.. texts.Select(_ => new float[length])] }, ct: Ct);

        Assert.True(Ari(with, topics) >= Ari(without, topics));
        Assert.Equal(without.Assignments.Select(assignment => assignment.Theme), saysNothing.Assignments.Select(assignment => assignment.Theme));
    }

    [Fact]
    public void Vectors_that_are_too_few_or_of_several_lengths_are_refused()
    {
        var (texts, _) = MadeTexts.Make(40, seed: 3);

        Assert.Throws<ArgumentException>(() => ThemeDiscovery.Find(texts, new ThemeOptions { Embeddings = [new float[3]] }, ct: Ct));
        Assert.Throws<ArgumentException>(() => ThemeDiscovery.Find(texts, new ThemeOptions { Embeddings = [.. texts.Select((_, at) => new float[3 + (at % 2)])] }, ct: Ct));
    }

    private static double Ari(ThemeReport report, int[] topics) => Agreement.AdjustedRand(Found(report), topics).Value!.Value;

    // Each unassigned text is a theme of its own.
    private static int[] Found(ThemeReport report)
    {
        var alone = report.Themes.Count;
        var ids = report.Themes.Select((theme, at) => (theme.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        return [.. report.Assignments.Select(assignment => assignment.Theme is { } theme ? ids[theme] : alone++)];
    }
}
