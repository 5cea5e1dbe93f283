using Herberge.Texts.Codes;

namespace Herberge.Voices.Files;

/// <summary>How well first suggestions agree with labels that people gave.</summary>
/// <param name="Accuracy">Share of observations whose first suggestion is their label.</param>
/// <param name="MacroF1">Mean of the labels' F1, each label the same weight.</param>
/// <param name="CalibrationError">Expected gap between confidence and share of right ones, in ten equal steps of confidence.</param>
internal sealed record CodeScore(double Accuracy, double MacroF1, double CalibrationError)
{
    private const int Steps = 10;

    /// <param name="suggestions">Best first.</param>
    /// <param name="labels">A label for each, empty for those that are not scored.</param>
    public static CodeScore Of(IReadOnlyList<IReadOnlyList<CodeSuggestion>> suggestions, IReadOnlyList<string> labels)
    {
        var (given, said, right) = (Counts(), Counts(), Counts());
        var steps = new (double Confidence, int Right)[Steps];
        var scored = 0;
        for (var at = 0; at < labels.Count; at++)
        {
            if (labels[at].Length == 0)
                continue;
            scored++;
            var first = suggestions[at][0];
            given[labels[at]] = given.GetValueOrDefault(labels[at]) + 1;
            said[first.Code] = said.GetValueOrDefault(first.Code) + 1;
            var isRight = first.Code == labels[at];
            if (isRight)
                right[first.Code] = right.GetValueOrDefault(first.Code) + 1;
            ref var step = ref steps[Math.Min(Steps - 1, (int)(first.Confidence * Steps))];
            step = (step.Confidence + first.Confidence, step.Right + (isRight ? 1 : 0));
        }

        return new CodeScore(
            (double)right.Values.Sum() / scored,
            given.Keys.Average(code => 2.0 * right.GetValueOrDefault(code) / (given[code] + said.GetValueOrDefault(code))),
            steps.Sum(step => Math.Abs(step.Confidence - step.Right)) / scored);
    }

    private static Dictionary<string, int> Counts() => new(StringComparer.Ordinal);
}
