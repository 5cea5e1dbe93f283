using Herberge.Foundation.Outcomes;

namespace Herberge.Foundation.Web;

/// <summary>An address that carries its own proof and is called by mail programs, which have no cookie and no form of ours.</summary>
internal sealed class CarriesItsProof;

/// <summary>
/// Beside the page a link in a mail leads to, the address a mail program posts to when its user presses “unsubscribe”
/// (RFC 8058): no sign-in, no form, no redirect. Opened by hand it leads to the page, because a look changes nothing.
/// </summary>
internal static class OneClick
{
    /// <param name="page">Route of the page, with <c>{token}</c>.</param>
    /// <param name="end">Ends what the token names.</param>
    public static void MapOneClick<T>(this IEndpointRouteBuilder app, string page, Func<IServiceProvider, string, CancellationToken, Task<Result<T>>> end)
    {
        app.MapPost($"{page}/now", async (string token, HttpContext context, CancellationToken ct) =>
                (await end(context.RequestServices, token, ct)).Succeeded ? Results.Ok() : Results.NotFound())
            .AllowAnonymous().WithMetadata(new CarriesItsProof());
        app.MapGet($"{page}/now", (string token) => TypedResults.LocalRedirect(page.Replace("{token}", Uri.EscapeDataString(token), StringComparison.Ordinal))).AllowAnonymous();
    }
}
