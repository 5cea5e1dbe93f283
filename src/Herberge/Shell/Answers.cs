using Herberge.Foundation;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Localization;

namespace Herberge.Shell;

/// <summary>Turns the outcome of a button into an answer: to where it leads with a word about it, or why not; scripts that ask for JSON get a status.</summary>
/// <typeparam name="TWords">The words of the room the button stands in.</typeparam>
internal sealed class Answers<TWords>(IHttpContextAccessor http, IStringLocalizer<TWords> words, IStringLocalizer<ProblemWords> problems)
{
    /// <param name="result">What came of it.</param>
    /// <param name="next">The page that follows; null for the one the button stood on.</param>
    /// <param name="said">Key of the word about it; null for none.</param>
    /// <param name="undoTo">Where a press on “undo” posts to.</param>
    /// <param name="otherwise">The page that follows where something is missing; null for the same.</param>
    /// <param name="told">What the word is filled with.</param>
    public IResult To<T>(Result<T> result, string? next, string? said = null, string? undoTo = null, string? otherwise = null, object[]? told = null) =>
        To(result, next, said is null ? null : _ => said, undoTo, otherwise, told);

    /// <summary>The same, where what came of it says the word.</summary>
    public IResult To<T>(Result<T> result, string? next, Func<T, string>? said, string? undoTo = null, string? otherwise = null, object[]? told = null)
    {
        var context = http.HttpContext!;
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)) return result.ToHttp(problems, _ => TypedResults.NoContent());
        if (!result.Succeeded && result.Problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden) return TypedResults.StatusCode(ProblemResults.StatusOf(result.Problem.Kind));
        if (!result.Succeeded) Flash.Say(context, problems.Sentence(result.Problem));
        else if (said is not null) Flash.Say(context, told is null ? words[said(result.Value)] : words[said(result.Value), told], undoTo);
        return SeeOther.To((result.Succeeded ? next : otherwise ?? next) ?? SeeOther.Back(context));
    }
}

/// <summary>303, so that a reload of the next page posts nothing.</summary>
internal static class SeeOther
{
    /// <summary>Leads to a page of this house.</summary>
    public static IResult To(string path) => new Answer(LocalAddress.OrHome(path));

    /// <summary>The page a button stood on.</summary>
    public static string Back(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) ? LocalAddress.OrHome(from.PathAndQuery) : "/";

    private sealed class Answer(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
