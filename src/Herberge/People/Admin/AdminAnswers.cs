using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin;

/// <summary>Turns the outcome of a button into an answer: to where it leads with a word about it, or why not.</summary>
internal sealed class AdminAnswers(IHttpContextAccessor http, IStringLocalizer<AdminWords> words, IStringLocalizer<ProblemWords> problems)
{
    public IResult To<T>(Result<T> result, string next, string said, params object[] arguments)
    {
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden)
            return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        var context = http.HttpContext!;
        Flash.Say(context, result.Succeeded ? words[said, arguments] : problems.Sentence(result.Problem));
        context.Response.Headers.Location = next;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
