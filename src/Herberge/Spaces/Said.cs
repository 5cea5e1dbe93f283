using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces;

/// <summary>Turns the outcome of a button on a thread into an answer: back to the post, with a word about what stood in the way.</summary>
internal sealed class Said(IHttpContextAccessor http, IStringLocalizer<ProblemWords> problems)
{
    public IResult Of<T>(Result<T> result, Func<T, string> next)
    {
        var context = http.HttpContext!;
        if (context.Request.Headers["X-Requested-With"] == "fetch") return result.ToHttp(problems, _ => TypedResults.NoContent());
        if (result.Succeeded) return SeeOther.To(next(result.Value));
        if (result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden) return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        Flash.Say(context, problems.Sentence(result.Problem));
        return SeeOther.To(SeeOther.Back(context));
    }
}
