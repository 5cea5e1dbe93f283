using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Localization;

namespace Herberge.People.PeoplePages;

/// <summary>The problems of a use case as a form shows them: each at its field, the rest above.</summary>
internal sealed class FormProblems(IReadOnlyList<Problem> problems, IStringLocalizer<ProblemWords> words)
{
    public string? At(string field) =>
        problems.FirstOrDefault(p => string.Equals(p.Field, field, StringComparison.OrdinalIgnoreCase)) is { } problem ? words.Sentence(problem) : null;

    public IEnumerable<string> Above => problems.Where(p => p.Field is null).Select(words.Sentence);
}
