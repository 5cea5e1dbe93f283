using FsCheck.Xunit;
using Herberge.Texts.Duplicates;

namespace Herberge.Texts.Tests;

public sealed class NearDuplicateTests
{
    [Fact]
    public void Nearly_the_same_is_folded_into_the_first()
    {
        string[] texts =
        [
            "Der Drucker im zweiten Stock steht seit Montag still", "Die Kantine braucht mehr Salat", "",
            "der Drucker im zweiten Stock steht seit Montag still!!", "Die Kantine braucht mehr Suppe und weniger Lärm", "",
        ];
        Assert.Equal([-1, -1, -1, 0, -1, -1], NearDuplicates.Of(texts, TestContext.Current.CancellationToken));
    }

    [Property]
    public bool An_original_comes_first_and_repeats_nothing(string?[] texts)
    {
        string[] given = [.. texts.Select(text => text ?? ""), .. texts.Select(text => text ?? "")];
        var original = NearDuplicates.Of(given, TestContext.Current.CancellationToken);
        return original.Select((first, text) => first < text && (first < 0 || original[first] < 0)).All(holds => holds)
            && Enumerable.Range(texts.Length, texts.Length).All(text => original[text] >= 0 || !Analyzer.Words(given[text]).Any());
    }
}
