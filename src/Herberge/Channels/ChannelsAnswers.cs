using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels;

/// <summary>Turns the outcome of a button into an answer: to where it leads with a word about it, or why not.</summary>
internal sealed class ChannelsAnswers(IHttpContextAccessor http, IStringLocalizer<ChannelsWords> words, IStringLocalizer<ProblemWords> problems)
{
    public IResult To<T>(Result<T> result, string next, string said, string? undoTo = null)
    {
        var context = http.HttpContext!;
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound) return TypedResults.NotFound();
        Flash.Say(context, result.Succeeded ? words[said] : problems.Sentence(result.Problem), result.Succeeded ? undoTo : null);
        context.Response.Headers.Location = LocalAddress.OrHome(next);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
