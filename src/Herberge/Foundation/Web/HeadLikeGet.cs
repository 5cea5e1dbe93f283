namespace Herberge.Foundation.Web;

/// <summary>HEAD is answered wherever GET is, with the same headers and without a body (RFC 9110, 9.3.2).</summary>
internal static class HeadLikeGet
{
    /// <summary>Until the answer begins, the house sees a GET; then the server knows again to send no body.</summary>
    public static void UseHeadLikeGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Request.Method = HttpMethods.Get;
        context.Response.OnStarting(() =>
        {
            context.Request.Method = HttpMethods.Head;
            return Task.CompletedTask;
        });
        return next(context);
    });
}
