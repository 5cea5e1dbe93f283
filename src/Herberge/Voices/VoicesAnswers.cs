using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices;

/// <summary>Turns the outcome of a button into an answer: to where it leads with a word about it, or why not.</summary>
internal sealed class VoicesAnswers(IHttpContextAccessor http, IStringLocalizer<VoicesWords> words, IStringLocalizer<ProblemWords> problems)
{
    public IResult To<T>(Result<T> result, string next, string said, params object[] arguments) => To(result, next, undoTo: null, said, arguments);

    /// <param name="undoTo">Where a press on “undo” posts to.</param>
    public IResult To<T>(Result<T> result, string next, string? undoTo, string said, object[] arguments) => To(http.HttpContext!, result, next, undoTo, words[said, arguments], problems);

    /// <summary>The same in words of one's own.</summary>
    public static IResult To<T>(HttpContext context, Result<T> result, string next, string? undoTo, string said, IStringLocalizer<ProblemWords> problems)
    {
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden)
            return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        if (result.Succeeded) Flash.Say(context, said, undoTo);
        else Flash.Say(context, problems.Sentence(result.Problem));
        context.Response.Headers.Location = LocalAddress.OrHome(next);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
