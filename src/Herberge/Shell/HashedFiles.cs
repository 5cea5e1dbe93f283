namespace Herberge.Shell;

/// <summary>
/// The bundler writes a hash into the names of fonts and script chunks, which it also uses inside its files. Such a
/// name never changes its content, so browsers may keep it for a year.
/// </summary>
internal static class HashedFiles
{
    private const string ForAYear = "public, max-age=31536000, immutable";

    public static void UseHashedFiles(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/dist/fonts") || path.StartsWithSegments("/dist/chunks"))
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) response.Headers.CacheControl = ForAYear;
                return Task.CompletedTask;
            }, context.Response);
        }

        return next(context);
    });
}
