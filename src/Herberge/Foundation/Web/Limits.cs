using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Web;

/// <summary>Rate limits: sign-in, feeds and inboxes by address, writing by member (or address, when nobody is signed in).</summary>
/// <remarks>
/// A middleware of our own: the framework's never disposes of its limiter, whose timer then keeps every closed house in
/// memory and goes on ticking (dotnet/aspnetcore issue 66434).
/// </remarks>
internal sealed class Limits(IOptions<HouseOptions> options) : IMiddleware, IDisposable
{
    public const string SignIn = "sign-in";

    /// <summary>Secret addresses programs read: nobody gets to guess many of them.</summary>
    public const string Feed = "feed";

    /// <summary>Where servers of others say something, many people's words from one address.</summary>
    public const string Inbox = "inbox";

    /// <summary>Pages and feeds anybody may read.</summary>
    public const string Public = "public";

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _writing = PartitionedRateLimiter.Create<HttpContext, string>(context =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
            return RateLimitPartition.GetNoLimiter("");
        if (Is(context, Inbox)) return Window($"inbox:{context.Connection.RemoteIpAddress}", options.Value.Limits.InboxPerMinute);
        var who = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        return Window($"write:{who}", options.Value.Limits.WritesPerMinute);
    });

    private readonly PartitionedRateLimiter<HttpContext> _signingIn = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Window($"{context.Connection.RemoteIpAddress}", options.Value.Limits.SignInPerMinute));

    private readonly PartitionedRateLimiter<HttpContext> _feeds = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Window($"{context.Connection.RemoteIpAddress}", options.Value.Limits.FeedsPerMinute));

    private readonly PartitionedRateLimiter<HttpContext> _public = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Window($"{context.Connection.RemoteIpAddress}", options.Value.Limits.PublicPerMinute));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var writing = _writing.AttemptAcquire(context);
        using var signingIn = writing.IsAcquired && Is(context, SignIn) ? _signingIn.AttemptAcquire(context) : null;
        using var feeding = writing.IsAcquired && Is(context, Feed) ? _feeds.AttemptAcquire(context) : null;
        using var outside = writing.IsAcquired && Is(context, Public) ? _public.AttemptAcquire(context) : null;
        if (writing.IsAcquired && signingIn is null or { IsAcquired: true } && feeding is null or { IsAcquired: true } && outside is null or { IsAcquired: true })
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        // A sliding window doesn't say when; after its whole length it is open again for certain.
        context.Response.Headers.RetryAfter = Span.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _writing.Dispose();
        _signingIn.Dispose();
        _feeds.Dispose();
        _public.Dispose();
    }

    private static bool Is(HttpContext context, string policy) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == policy;

    private static RateLimitPartition<string> Window(string key, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = Span,
            SegmentsPerWindow = 6,
        });
}
