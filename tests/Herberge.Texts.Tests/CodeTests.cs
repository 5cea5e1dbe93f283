using Herberge.Texts.Codes;

namespace Herberge.Texts.Tests;

public sealed class CodeTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public void Ten_examples_a_code_are_enough_for_plain_codes()
    {
        var suggester = CodeSuggester.Train(Coded(40, seed: 1), ct: Ct);

        Assert.True(Right(suggester, Coded(200, seed: 2)) > 0.95);
        Assert.Equal(4, suggester.Codes.Count);
    }

    [Fact]
    public void Confidences_are_shares_best_first()
    {
        var suggester = CodeSuggester.Train(Coded(40, seed: 1), ct: Ct);

        foreach (var text in (string[])["Der Drucker hat Papierstau", "", "etwas ganz anderes", new string('x', 5000)])
        {
            var suggestions = suggester.Suggest(text, most: 4);
            Assert.Equal(4, suggestions.Count);
            Assert.Equal(1, suggestions.Sum(suggestion => suggestion.Confidence), 1e-5);
            Assert.Equal(suggestions.OrderByDescending(suggestion => suggestion.Confidence), suggestions);
        }
    }

    [Fact]
    public void A_decision_is_learned_at_once_and_may_be_a_new_code()
    {
        var suggester = CodeSuggester.Train(Coded(40, seed: 1), ct: Ct);
        string[] texts = ["Die Heizung im Büro ist kalt", "Heizung defekt, es ist kalt", "Wieder kalt, Heizung aus", "Heizung geht nicht an"];

        foreach (var text in texts)
            suggester.Learn(text, "Wärme");

        Assert.Equal("Wärme", suggester.Suggest("Die Heizung ist wieder kalt")[0].Code);
        Assert.True(Right(suggester, Coded(200, seed: 2)) > 0.95);
    }

    [Fact]
    public void What_is_turned_down_is_suggested_with_less_confidence_and_the_rest_stays_known()
    {
        const string text = "Der Drucker hat Papierstau";
        var suggester = CodeSuggester.Train(Coded(40, seed: 1), ct: Ct);
        var before = suggester.Suggest(text)[0];

        for (var time = 0; time < 3; time++)
            suggester.Reject(text, before.Code);

        var after = suggester.Suggest(text, most: 4).Single(suggestion => suggestion.Code == before.Code);
        Assert.True(after.Confidence < before.Confidence, $"{after.Confidence} after {before.Confidence}");
        Assert.True(Right(suggester, Coded(200, seed: 2)) > 0.9);
        suggester.Reject(text, "Nie gesehen");
        Assert.Equal(4, suggester.Codes.Count);
        var taught = CodeSuggester.Train(Coded(40, seed: 1), rejected: [new(text, before.Code), new(text, "Nie gesehen")], ct: Ct);
        Assert.True(taught.Suggest(text, most: 4).Single(suggestion => suggestion.Code == before.Code).Confidence < before.Confidence);
    }

    [Fact]
    public void More_than_a_lane_of_codes_can_be_added_one_by_one()
    {
        var suggester = CodeSuggester.Train(Coded(40, seed: 1), ct: Ct);

        for (var code = 0; code < 40; code++)
            for (var time = 0; time < 3; time++)
                suggester.Learn($"Sondercode{code} wort{code}a wort{code}b", $"neu{code}");

        Assert.Equal(44, suggester.Codes.Count);
        Assert.Equal("neu17", suggester.Suggest("wort17a und Sondercode17")[0].Code);
    }

    /// <summary>
    /// Each code has words the examples use and words they don't; only texts nobody coded use both. Which words are of one code can be known
    /// from those texts alone.
    /// </summary>
    [Fact]
    public void While_examples_are_few_texts_nobody_coded_tell_which_words_go_together()
    {
        var random = new Random(5);
        var words = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 12).Select(_ => Made(random)).ToArray()).ToArray();
        var examples = Enumerable.Range(0, 20).Select(at => new CodedText(Some(random, words[at % 4][..6]), $"Code {at % 4}")).ToList();
        var asked = Enumerable.Range(0, 200).Select(at => new CodedText(Some(random, words[at % 4][6..]), $"Code {at % 4}")).ToList();
        var uncoded = Enumerable.Range(0, 300).Select(at => Some(random, words[at % 4])).ToList();

        Assert.True(Right(CodeSuggester.Train(examples, ct: Ct), asked) < 0.5);
        var suggester = CodeSuggester.Train(examples, uncoded, ct: Ct);
        var right = Right(suggester, asked);
        Assert.True(right > 0.8, $"{right}");
        // To be surer of the same suggestions would be no knowledge.
        var confidence = asked.Average(one => suggester.Suggest(one.Text)[0].Confidence);
        Assert.True(confidence < right + 0.1, $"{confidence} where {right} are right");

        for (var time = 0; time < 4; time++) suggester.Learn("Heizung kalt " + Made(random), "Wärme");
        Assert.Equal("Wärme", suggester.Suggest("Die Heizung ist kalt")[0].Code);
        Assert.True(Right(suggester, asked) > 0.75);
    }

    private static string Made(Random random) =>
        string.Concat(Enumerable.Range(0, 4).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aiou"[random.Next(4)]}")) + "k";

    private static string Some(Random random, string[] words) => string.Join(' ', Enumerable.Range(0, 6).Select(_ => words[random.Next(words.Length)]));

    [Fact]
    public void The_same_examples_give_the_same_suggestions()
    {
        var (one, other) = (CodeSuggester.Train(Coded(80, seed: 3), ct: Ct), CodeSuggester.Train(Coded(80, seed: 3), ct: Ct));
        Assert.All(Coded(40, seed: 4), example => Assert.Equal(one.Suggest(example.Text), other.Suggest(example.Text)));
    }

    [Fact]
    public void No_examples_and_one_code_are_no_reason_to_fail()
    {
        Assert.Empty(CodeSuggester.Train([], ct: Ct).Suggest("Text"));
        Assert.Equal(1, CodeSuggester.Train([new("Ein Text", "A"), new("Noch einer", "A")], ct: Ct).Suggest("Text")[0].Confidence, 1e-6);
    }

    [Fact]
    public void On_bank_questions_it_is_right_often_and_sure_when_it_may_be()
    {
        var train = SharedData.Voices("banking77-train").GroupBy(row => row.Label).SelectMany(code => code.Take(30)).Select(row => new CodedText(row.Text, row.Label)).ToList();
        var test = SharedData.Voices("banking77-test");
        var suggester = CodeSuggester.Train(train, test.Select(row => row.Text), ct: Ct);

        var first = test.Select(row => (Suggestion: suggester.Suggest(row.Text, 1)[0], row.Label)).ToList();

        Assert.True(first.Count(one => one.Suggestion.Code == one.Label) >= 0.82 * first.Count);
        Assert.Equal(first.Average(one => one.Suggestion.Confidence), first.Average(one => one.Suggestion.Code == one.Label ? 1.0 : 0.0), 0.06);
    }

    private static List<CodedText> Coded(int count, int seed)
    {
        var (texts, topics) = MadeTexts.Make(count, seed);
        return [.. texts.Zip(topics, (text, topic) => new CodedText(text, $"c{topic}"))];
    }

    private static double Right(CodeSuggester suggester, List<CodedText> texts) =>
        (double)texts.Count(example => suggester.Suggest(example.Text)[0].Code == example.Code) / texts.Count;
}
