using Herberge.Foundation.Api;
using Herberge.Voices.Importing;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Voices.Hooks;

/// <summary>Doors for single other programs, each with a secret of its own; they need no member and no token.</summary>
internal static class HooksApi
{
    public const string Route = ApiGroup.Root + "/hooks/voices/{id:guid}";

    private const long LargestBody = 1024 * 1024;

    public static string AddressOf(Guid source) => $"{ApiGroup.Root}/hooks/voices/{source}";

    public static void MapHooks(this IEndpointRouteBuilder app) => app.MapPost(Route, ReceiveAsync)
        .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<IResult> ReceiveAsync(Guid id, HttpContext context, ReceiveHook receive, Reply reply, CancellationToken ct)
    {
        if (context.Request.ContentLength > LargestBody) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = await WholeBody.ReadAsync(context.Request.Body, ct);
        var headers = context.Request.Headers;
        var taken = await receive.HandleAsync(new HookCall(id, body, headers.Authorization, headers[HookSecret.TimestampHeader], headers[HookSecret.SignatureHeader]), ct);
        return taken is null ? TypedResults.Unauthorized() : reply.Ok(taken, received => received);
    }
}
