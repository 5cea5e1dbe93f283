using Herberge.Foundation.Settings;
using Microsoft.AspNetCore.Diagnostics;

namespace Herberge.Foundation.Web;

/// <summary>
/// While the house has no name and no administrator, every page leads to the first-run page, and only those whom
/// <see cref="SetupKey"/> admits may send it.
/// </summary>
internal sealed class FirstRun(RequestDelegate next)
{
    public const string Path = "/welcome";

    public Task InvokeAsync(HttpContext context, House house, SetupKey key)
    {
        var request = context.Request;
        var isGet = HttpMethods.IsGet(request.Method);
        var isWelcome = request.Path.StartsWithSegments(Path);
        if (house.IsOpen && isWelcome)
        {
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }

        // A refused request is answered by the error page, which is asked for inside.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(context);
        if (!house.IsOpen && isGet && !isWelcome && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        }

        if (!house.IsOpen && isWelcome && !isGet && !key.Admits(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
