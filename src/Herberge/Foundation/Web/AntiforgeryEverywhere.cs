using Microsoft.AspNetCore.Antiforgery;

namespace Herberge.Foundation.Web;

/// <summary>
/// Every writing request that a browser's cookie could carry must prove it comes from our own page; no endpoint can
/// forget it. API requests sign in by token, never by cookie, and need no proof; nor do addresses that carry one (<see cref="CarriesItsProof"/>).
/// </summary>
internal static class AntiforgeryEverywhere
{
    public static void UseAntiforgeryEverywhere(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var method = context.Request.Method;
        var safe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (!safe && !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/live")
            && context.GetEndpoint()?.Metadata.GetMetadata<CarriesItsProof>() is null)
        {
            try
            {
                await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            }
            catch (AntiforgeryValidationException)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
        }

        await next(context);
    });
}
