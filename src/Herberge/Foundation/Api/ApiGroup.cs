using Herberge.Foundation.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Foundation.Api;

/// <summary>
/// What all endpoints of the API share. They sign in by token and never by cookie, are not kept by caches, and say in
/// their metadata which scope they need and which problems they answer with.
/// </summary>
internal static class ApiGroup
{
    public const string Root = "/api";
    public const string Prefix = "/api/v1";

    /// <summary>A post of the greatest length fits many times, however its characters are escaped.</summary>
    private const long LargestBody = 512 * 1024;

    /// <summary>A group of endpoints under <c>/api/v1</c>; <paramref name="tag"/> is its heading in the reference.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string tag)
    {
        var group = app.ServiceProvider.GetRequiredService<LateRoutes>().MapGroup(Prefix).WithTags(tag).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        ((IEndpointConventionBuilder)group).Finally(SayProblems);
        return group;
    }

    /// <param name="id">Name of the operation for programs: <c>startThread</c>.</param>
    /// <param name="summary">One line that says what it does.</param>
    public static RouteHandlerBuilder Operation(this RouteHandlerBuilder endpoint, string scope, string id, string summary) =>
        endpoint.RequireScope(scope).WithName(id).WithSummary(summary);

    private static void SayProblems(EndpointBuilder endpoint)
    {
        var reads = endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods is ["GET"];
        var named = endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 };
        int[] problems = (reads, named) switch
        {
            (true, false) => [400, 401, 403],
            (true, true) => [400, 401, 403, 404],
            (false, false) => [400, 401, 403, 409, 413, 415, 422, 429],
            (false, true) => [400, 401, 403, 404, 409, 413, 415, 422, 429],
        };
        foreach (var status in problems)
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
    }
}
