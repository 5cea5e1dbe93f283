using Herberge.Foundation.Settings;

namespace Herberge.Foundation.Web;

/// <summary>While the house has no name and no administrator, every page leads to the first-run page.</summary>
internal sealed class FirstRun(RequestDelegate next)
{
    public const string Path = "/welcome";

    public Task InvokeAsync(HttpContext context, House house)
    {
        var path = context.Request.Path;
        var isPage = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (!house.IsOpen && isPage && path != Path)
        {
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        }

        if (house.IsOpen && path == Path)
        {
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }

        return next(context);
    }
}
