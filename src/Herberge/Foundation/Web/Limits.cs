using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Web;

/// <summary>Rate limits: sign-in by address, writing by member (or address, when nobody is signed in).</summary>
internal static class Limits
{
    public const string SignIn = "sign-in";

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            // A sliding window doesn't say when; after its whole length it is open again for certain.
            context.HttpContext.Response.Headers.RetryAfter = Span.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(SignIn, context => Window(
            $"in:{context.Connection.RemoteIpAddress}", Options(context).SignInPerMinute));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var method = context.Request.Method;
            if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
                return RateLimitPartition.GetNoLimiter("");
            var who = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
            return Window($"write:{who}", Options(context).WritesPerMinute);
        });
    });

    private static LimitOptions Options(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<HouseOptions>>().Value.Limits;

    private static RateLimitPartition<string> Window(string key, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = Span,
            SegmentsPerWindow = 6,
        });
}
