using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation;

/// <summary>Turns the outcome of a button into an answer: to where it leads with a word about it, or why not.</summary>
internal sealed class ActivationAnswers(IHttpContextAccessor http, IStringLocalizer<ActivationWords> words, IStringLocalizer<ProblemWords> problems)
{
    /// <param name="result">What came of it.</param>
    /// <param name="next">The page that follows.</param>
    /// <param name="said">Key of the word about it; null for none.</param>
    /// <param name="undoTo">Where a press on “undo” posts to.</param>
    public IResult To<T>(Result<T> result, string next, string? said, string? undoTo = null)
    {
        var context = http.HttpContext!;
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return result.ToHttp(problems, _ => TypedResults.NoContent());
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden)
            return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        if (!result.Succeeded) Flash.Say(context, problems.Sentence(result.Problem));
        else if (said is not null) Flash.Say(context, words[said], undoTo);
        context.Response.Headers.Location = LocalAddress.OrHome(next);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
