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
        if (result.Succeeded) return SeeOther(next(result.Value));
        if (result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden) return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        Flash.Say(context, problems.Sentence(result.Problem));
        return SeeOther(Back(context));
    }

    private static string Back(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) ? LocalAddress.OrHome(from.PathAndQuery) : "/";

    /// <summary>303, so that a reload of the next page posts nothing.</summary>
    private static SeeOtherResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
