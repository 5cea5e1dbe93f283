using Herberge.Texts.Themes;

namespace Herberge.Texts.Tests;

public sealed class ThemeTrackerTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public void Themes_keep_their_names_as_texts_arrive()
    {
        var (texts, _) = MadeTexts.Make(600, seed: 7);
        var before = Themes(texts[..500]);

        var changes = ThemeTracker.Follow(before, Themes(texts));

        Assert.Equal(before.Values.Distinct().Order(), changes.Names.Values.Order());
        Assert.Empty(changes.New);
        Assert.Empty(changes.Gone);
        var now = Themes(texts);
        var kept = before.Count(text => now.TryGetValue(text.Key, out var theme) && changes.Names[theme] == text.Value);
        Assert.True(kept > 0.95 * before.Count);
    }

    [Fact]
    public void A_split_is_told_and_the_larger_part_keeps_the_name()
    {
        var changes = ThemeTracker.Follow(Of("t5", 1..60), Of("t1", 1..20).Concat(Of("t2", 20..60)).ToDictionary());

        Assert.Equal(("t5", "t1"), (changes.Names["t2"], changes.Names["t1"]));
        Assert.Equal(["t1"], changes.New);
        var split = Assert.Single(changes.Splits);
        Assert.Equal("t5", split.Theme);
        Assert.Equal(["t5", "t1"], split.Parts);
        Assert.Empty(changes.Merges);
    }

    [Fact]
    public void A_merge_is_told_and_the_lost_name_is_not_given_again()
    {
        var changes = ThemeTracker.Follow(Of("t1", 1..20).Concat(Of("t2", 20..60)).ToDictionary(), Of("t1", 1..60).Concat(Of("t9", 70..90)).ToDictionary());

        Assert.Equal("t2", changes.Names["t1"]);
        Assert.Equal("t3", changes.Names["t9"]);
        Assert.Equal(["t1"], changes.Gone);
        var merge = Assert.Single(changes.Merges);
        Assert.Equal("t2", merge.Theme);
        Assert.Equal(["t2", "t1"], merge.Parts);
        Assert.Empty(changes.Splits);
    }

    private static Dictionary<string, string> Of(string theme, Range texts) =>
        Enumerable.Range(texts.Start.Value, texts.End.Value - texts.Start.Value).ToDictionary(text => $"o{text}", _ => theme);

    private static Dictionary<string, string> Themes(string[] texts) => ThemeDiscovery.Find(texts, ct: Ct).Assignments
        .Select((assignment, at) => (Id: $"o{at}", assignment.Theme)).Where(pair => pair.Theme is not null).ToDictionary(pair => pair.Id, pair => pair.Theme!);
}
