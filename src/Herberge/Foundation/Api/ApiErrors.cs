using System.Text.Json;
using System.Text.RegularExpressions;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Npgsql;

namespace Herberge.Foundation.Api;

/// <summary>
/// Whatever goes wrong below <c>/api</c> answers with <c>application/problem+json</c> (RFC 9457): unknown addresses, wrong
/// methods and media types, JSON that can't be read, too many requests, faults of the house.
/// </summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var isApi = context.Request.Path.StartsWithSegments(ApiGroup.Root);
        if (isApi)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            if (!isApi) context.Response.StatusCode = wrong.StatusCode;
            else await ProblemResults.WriteAsync(context, wrong.StatusCode, Read(wrong));
            return;
        }
        catch (Exception fault) when (isApi && !context.Response.HasStarted && (fault as PostgresException ?? fault.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.CharacterNotInRepertoire })
        {
            // A text with a null character, which PostgreSQL doesn't keep.
            await ProblemResults.WriteAsync(context, StatusCodes.Status400BadRequest, new Problem(ProblemKind.Invalid, "request-malformed"));
            return;
        }
        catch (Exception fault) when (isApi && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFault(logger, fault, context.TraceIdentifier);
            await ProblemResults.WriteAsync(context, StatusCodes.Status500InternalServerError, new Problem(ProblemKind.Conflict, "house-fault"));
            return;
        }

        var response = context.Response;
        if (isApi && response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null or "" })
            await ProblemResults.WriteAsync(context, response.StatusCode, Silent(context));
    }

    private static Problem Silent(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest && UnreadParameter.Of(context) is { } name
            ? Problem.Invalid(name, "parameter-wrong")
            : new Problem(ProblemKind.Invalid, CodeOf(context.Response.StatusCode));

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "token-missing",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-wrong",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "media-type-wrong",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        >= 500 => "house-fault",
        _ => "request-malformed",
    };

    /// <summary>The framework says only in words which parameter it couldn't read; JSON faults carry their place.</summary>
    private static Problem Read(BadHttpRequestException wrong)
    {
        if (wrong.StatusCode != StatusCodes.Status400BadRequest) return new Problem(ProblemKind.Invalid, CodeOf(wrong.StatusCode));
        // A fault of the text itself carries one more exception within, a fault of a value doesn't.
        if (wrong.InnerException is JsonException { InnerException: not JsonException } value)
            return new Problem(ProblemKind.Invalid, "json-value-wrong", value.Path is ['$', '.', .. var path] ? path : null);
        if (wrong.InnerException is JsonException) return new Problem(ProblemKind.Invalid, "json-malformed");
        if (wrong.Message.Contains("no body was provided", StringComparison.Ordinal)) return new Problem(ProblemKind.Invalid, "body-missing");
        return Parameter().Match(wrong.Message) is { Success: true } named
            ? Problem.Invalid(named.Groups["name"].Value, "parameter-wrong")
            : new Problem(ProblemKind.Invalid, "request-malformed");
    }

    [GeneratedRegex("parameter \"[^\"]*?(?<name>\\w+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [LoggerMessage(Level = LogLevel.Error, Message = "The API could not answer request {Trace}")]
    private static partial void LogFault(ILogger logger, Exception fault, string trace);
}
