using System.Security.Claims;
using Herberge.Foundation.Access;
using Microsoft.AspNetCore.Authorization;

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
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequiredScope(scope));

    /// <summary>True when the token was given <paramref name="scope"/> or a wider one.</summary>
    public static bool Grants(ClaimsPrincipal token, string scope) =>
        All.SkipWhile(s => s != scope).Any(s => token.HasClaim(TokenAuthentication.ScopeClaim, s));
}

/// <summary>Stands on every endpoint of the API; a test fails where it is missing.</summary>
internal sealed record RequiredScope(string Scope) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Decides before anything of the request is read.</summary>
internal sealed class ScopeRule(CurrentViewer viewer) : AuthorizationHandler<RequiredScope>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        if (TokenScopes.Grants(context.User, requirement.Scope) && (requirement.Scope != TokenScopes.Admin || viewer.Value.IsAdministrator))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
