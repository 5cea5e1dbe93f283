using Herberge.Foundation.Csv;
using Herberge.Texts.Codes;

namespace Herberge.Voices.Files;

/// <summary>Codes for the observations of one file, learned from the labels of another.</summary>
/// <param name="Applied">Whose observations got codes.</param>
/// <param name="Trained">Number of examples.</param>
/// <param name="Codes">All codes.</param>
/// <param name="Suggestions">For each observation its likeliest codes, best first.</param>
/// <param name="Score">Agreement with the labels of the second file, null where it has none.</param>
internal sealed record CodesOfFiles(
    ObservationsFile Applied, int Trained, IReadOnlyList<string> Codes, IReadOnlyList<IReadOnlyList<CodeSuggestion>> Suggestions, CodeScore? Score)
{
    /// <exception cref="WrongFileException">There is nothing to choose between.</exception>
    public static CodesOfFiles Suggest(ObservationsFile train, ObservationsFile apply, ulong seed, Action<int>? progress, CancellationToken ct)
    {
        if (train.Labels.Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
            throw new WrongFileException($"{train.Name}, column \"label\": at least two different labels are needed");
        var examples = train.Texts.Zip(train.Labels, (text, label) => new CodedText(text, label)).ToList();
        var suggester = CodeSuggester.Train(examples, apply.Texts, seed, ct: ct);
        var suggestions = new List<IReadOnlyList<CodeSuggestion>>(apply.Texts.Count);
        foreach (var text in apply.Texts)
        {
            ct.ThrowIfCancellationRequested();
            suggestions.Add(suggester.Suggest(text));
            if (suggestions.Count % 10_000 == 0)
                progress?.Invoke(suggestions.Count);
        }

        return new CodesOfFiles(
            apply, train.Texts.Count, suggester.Codes, suggestions, apply.HasLabels ? CodeScore.Of(suggestions, apply.Labels) : null);
    }
}
