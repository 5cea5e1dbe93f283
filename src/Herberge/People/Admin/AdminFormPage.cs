using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Herberge.Shell.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin;

/// <summary>
/// Base of pages with a form: what a use case found wrong stands at its field and in the summary; what it did is said on
/// the page that follows.
/// </summary>
public abstract class AdminFormPage : LoadedComponent
{
    [Inject] private IStringLocalizer<ProblemWords> Problems { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] protected HttpContext? Context { get; set; }

    protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    protected CancellationToken Aborted => Context?.RequestAborted ?? CancellationToken.None;

    /// <summary>The error of one field of the form.</summary>
    protected string? At(string field) => Errors.FirstOrDefault(e => e.Field == $"Form.{field}")?.Sentence;

    /// <summary>Goes on and says so when it worked; else shows why it did not.</summary>
    protected void Answer<T>(Result<T> result, string next, string said)
    {
        if (result.Succeeded)
        {
            Flash.Say(Context!, said);
            Navigation.NavigateTo(next);
        }
        else
        {
            Refuse(result);
        }
    }

    protected void Refuse<T>(Result<T> result)
    {
        if (result.Problem.Kind == ProblemKind.NotFound) Navigation.NotFound();
        Errors = [.. result.Problems.Select(p => new FieldError(p.Field is null ? null : $"Form.{p.Field}", Problems.Sentence(p)))];
    }
}
