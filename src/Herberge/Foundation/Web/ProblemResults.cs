using Herberge.Foundation.Outcomes;
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
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The sentence a person reads, in the language of the request.</summary>
    public static string Sentence(this IStringLocalizer<ProblemWords> words, Problem problem) =>
        words[problem.Code, problem.Arguments];

    public static IResult ToHttp<T>(this Result<T> result, IStringLocalizer<ProblemWords> words, Func<T, IResult>? success = null)
    {
        if (result.Succeeded) return success is null ? TypedResults.Ok(result.Value) : success(result.Value);

        var first = result.Problem;
        var fields = result.Problems.Where(p => p.Field is not null)
            .GroupBy(p => p.Field!)
            .ToDictionary(g => g.Key, g => g.Select(words.Sentence).ToArray());
        var extensions = new Dictionary<string, object?> { ["code"] = first.Code };
        if (fields.Count > 0) extensions["errors"] = fields;
        return TypedResults.Problem(
            statusCode: StatusOf(first.Kind), title: words.Sentence(first), extensions: extensions);
    }
}
