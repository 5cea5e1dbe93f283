using Herberge.Foundation.Access;

namespace Herberge.Foundation.Accounts;

/// <summary>What a personal access token may do; every scope includes the ones before it.</summary>
internal static class TokenScopes
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Read, Write, Admin];

    /// <summary>403 unless the request's token carries <paramref name="scope"/>; admin counts only while its owner is administrator.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var granted = All.Skip(All.ToList().IndexOf(scope)).Any(s => http.User.HasClaim(TokenAuthentication.ScopeClaim, s));
            if (scope == Admin) granted &= http.RequestServices.GetRequiredService<Viewer>().IsAdministrator;
            return granted ? await next(context) : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: $"The token lacks the scope {scope}.");
        });
}
