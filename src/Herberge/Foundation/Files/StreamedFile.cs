using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Files;

/// <summary>A file that is written while it is fetched: however large it gets, little of it is in memory.</summary>
internal sealed record StreamedFile(string Name, string ContentType, Func<Stream, CancellationToken, Task> WriteAsync)
{
    public static IResult Answer(Result<StreamedFile> result, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        result.ToHttp(problems, file => TypedResults.Stream(stream => file.WriteAsync(stream, ct), file.ContentType, file.Name));
}
