using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings;

/// <summary>Turns the outcome of a button into an answer: to where it leads with a word about it, or why not.</summary>
internal sealed class GatheringsAnswers(IHttpContextAccessor http, IStringLocalizer<GatheringsWords> words, IStringLocalizer<ProblemWords> problems)
{
    /// <param name="result">What came of it.</param>
    /// <param name="next">The page that follows.</param>
    /// <param name="said">Key of the word about it.</param>
    public IResult To<T>(Result<T> result, string next, Func<T, string> said)
    {
        var context = http.HttpContext!;
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden) return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        Flash.Say(context, result.Succeeded ? words[said(result.Value)] : problems.Sentence(result.Problem));
        context.Response.Headers.Location = LocalAddress.OrHome(next);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
