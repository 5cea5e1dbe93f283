using System.Globalization;
using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Web;

/// <summary>The one place where an expected failure becomes an HTTP answer (RFC 9457).</summary>
internal static class ProblemResults
{
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Outdated => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The sentence a person reads, in the language of the request.</summary>
    public static string Sentence(this IStringLocalizer<ProblemWords> words, Problem problem) =>
        words[problem.Code, problem.Arguments];

    public static IResult ToHttp<T>(this Result<T> result, IStringLocalizer<ProblemWords> words, Func<T, IResult>? success = null)
    {
        if (result.Succeeded) return success is null ? TypedResults.Ok(result.Value) : success(result.Value);
        return Of(words, StatusOf(result.Problem.Kind), result.Problems);
    }

    /// <summary>Answers with a problem from outside an endpoint, in the language of whoever asked.</summary>
    public static Task WriteAsync(HttpContext context, int status, Problem problem)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ViewerMiddleware.CultureOf(context.RequestServices.GetRequiredService<CurrentViewer>().Value);
        return Of(context.RequestServices.GetRequiredService<IStringLocalizer<ProblemWords>>(), status, [problem]).ExecuteAsync(context);
    }

    private static ProblemHttpResult Of(IStringLocalizer<ProblemWords> words, int status, IReadOnlyList<Problem> problems)
    {
        var fields = problems.Where(p => p.Field is not null)
            .GroupBy(p => JsonNamingPolicy.CamelCase.ConvertName(p.Field!))
            .ToDictionary(g => g.Key, g => g.Select(words.Sentence).ToArray());
        var extensions = new Dictionary<string, object?> { ["code"] = problems[0].Code };
        if (fields.Count > 0) extensions["errors"] = fields;
        return TypedResults.Problem(statusCode: status, title: words.Sentence(problems[0]), extensions: extensions);
    }
}
