namespace Herberge.Foundation.Access;

/// <summary>
/// Everything below <c>/admin</c> is there for administrators alone, and for nobody else to know of. Asked before a form
/// is read, so that nobody else can send large files there.
/// </summary>
internal sealed class AdminDoor(RequestDelegate next)
{
    public const string Path = "/admin";

    public Task InvokeAsync(HttpContext context, Viewer viewer)
    {
        if (!context.Request.Path.StartsWithSegments(Path) || viewer.IsAdministrator) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
