using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Api;

/// <summary>Turns what a use case returned into an answer of the API.</summary>
internal sealed class Reply(IStringLocalizer<ProblemWords> words)
{
    /// <summary>200 with what <paramref name="show"/> makes of the value.</summary>
    public IResult Ok<T, TShown>(Result<T> result, Func<T, TShown> show) => result.ToHttp(words, value => TypedResults.Ok(show(value)));

    /// <summary>200, or 404 for what isn't there or is hidden.</summary>
    public IResult Found<T, TShown>(T? value, Func<T, TShown> show)
        where T : class => value is null ? Refuse(Problem.NotFound()) : TypedResults.Ok(show(value));

    /// <summary>201 with the address of what was made.</summary>
    public IResult Created<T, TShown>(Result<T> result, Func<T, string> address, Func<T, TShown> show) =>
        result.ToHttp(words, value => TypedResults.Created($"{ApiGroup.Prefix}{address(value)}", show(value)));

    /// <summary>204: done, and there is nothing to tell.</summary>
    public IResult Done<T>(Result<T> result) => result.ToHttp(words, _ => TypedResults.NoContent());

    public IResult Refuse(Problem problem) => ((Result<Done>)problem).ToHttp(words);
}
