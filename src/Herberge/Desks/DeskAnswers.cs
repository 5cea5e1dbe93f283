using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Desks;

/// <summary>Turns the outcome of a button at the desk into an answer: back to where it was pressed, with a word about it, or why not.</summary>
internal sealed class DeskAnswers(IHttpContextAccessor http, IStringLocalizer<DesksWords> words, IStringLocalizer<ProblemWords> problems)
{
    /// <param name="result">What came of it.</param>
    /// <param name="next">The page that follows.</param>
    /// <param name="said">Key of the word about it.</param>
    /// <param name="undoTo">Where a press on “undo” posts to.</param>
    public IResult To<T>(Result<T> result, string? next, string said, string? undoTo = null)
    {
        var context = http.HttpContext!;
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)) return result.ToHttp(problems, _ => TypedResults.NoContent());
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden) return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        if (result.Succeeded) Flash.Say(context, words[said], undoTo);
        else Flash.Say(context, problems.Sentence(result.Problem));
        context.Response.Headers.Location = string.IsNullOrEmpty(next) ? DesksRoom.Address : LocalAddress.OrHome(next);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
