namespace Herberge.Foundation.Web;

/// <summary>HEAD is answered wherever GET is, with the same headers and without a body (RFC 9110, 9.3.2).</summary>
internal static class HeadLikeGet
{
    /// <summary>Routes requests; to the routes alone HEAD looks like GET.</summary>
    public static void UseRoutingWithHead(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
            context.Request.Method = HttpMethods.Get;
            context.Items[typeof(HeadLikeGet)] = true;
            return next(context);
        });
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.Items.Remove(typeof(HeadLikeGet))) context.Request.Method = HttpMethods.Head;
            return next(context);
        });
    }
}
