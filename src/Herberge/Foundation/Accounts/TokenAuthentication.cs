using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Accounts;

/// <summary>Signs API requests in by <c>Authorization: Bearer hbg_…</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, HouseDb db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Token";
    public const string ScopeClaim = "scope";
    public const string Prefix = "hbg_";

    private static readonly TimeSpan LastUsedPrecision = TimeSpan.FromMinutes(10);

    public static string NewSecret() =>
        Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)).Replace('+', '-').Replace('/', '_');

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();

        var hash = Hash(header["Bearer ".Length..].Trim());
        var now = clock.GetUtcNow();
        var token = await db.AccessTokens.AsNoTracking()
            .Where(t => t.Hash == hash && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now))
            .Select(t => new { t.Id, t.MemberId, t.Scopes, t.LastUsedAt })
            .FirstOrDefaultAsync(Context.RequestAborted);
        if (token is null) return AuthenticateResult.Fail("Unknown, expired or revoked token.");

        if (token.LastUsedAt is null || now - token.LastUsedAt > LastUsedPrecision)
        {
            await db.AccessTokens.Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), Context.RequestAborted);
        }

        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, token.MemberId.ToString()));
        foreach (var scope in token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            identity.AddClaim(new Claim(ScopeClaim, scope));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>RFC 6750, section 3: says how to sign in and, where a token was sent, that it doesn't hold.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var sent = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = sent ? "Bearer realm=\"herberge\", error=\"invalid_token\"" : "Bearer realm=\"herberge\"";
        return ProblemResults.WriteAsync(Context, StatusCodes.Status401Unauthorized, Problem.Forbidden(sent ? "token-invalid" : "token-missing"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope ?? TokenScopes.Read;
        Response.Headers.WWWAuthenticate = $"Bearer realm=\"herberge\", error=\"insufficient_scope\", scope=\"{scope}\"";
        return ProblemResults.WriteAsync(Context, StatusCodes.Status403Forbidden,
            scope == TokenScopes.Admin ? Problem.Forbidden("token-not-admin") : Problem.Forbidden("token-scope-missing") with { Arguments = [scope] });
    }
}
