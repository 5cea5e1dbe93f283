using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Accounts;

/// <param name="Scope">The widest of read, write, admin.</param>
/// <param name="Days">Until it expires; 0 for never.</param>
public sealed record CreateTokenInput(string? Name, string? Scope, int Days);

internal sealed record TokenRow(Guid Id, string Name, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>Makes a personal access token; its secret is in the answer and nowhere else.</summary>
internal sealed class CreateToken(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<string>> HandleAsync(CreateTokenInput input, Viewer viewer, CancellationToken ct)
    {
        var name = (input.Name ?? "").Trim();
        if (name.Length is 0 or > 80) return Problem.Invalid(nameof(input.Name), "token-name");
        if (input.Scope is null || !TokenScopes.All.Contains(input.Scope)) return Problem.Invalid(nameof(input.Scope), "token-scope");
        if (input.Scope == TokenScopes.Admin && !viewer.IsAdministrator) return Problem.Forbidden();
        if (input.Days is < 0 or > 3650) return Problem.Invalid(nameof(input.Days), "token-days");

        var now = clock.GetUtcNow();
        var secret = TokenAuthentication.NewSecret();
        var scopes = string.Join(' ', TokenScopes.All.Take(TokenScopes.All.ToList().IndexOf(input.Scope) + 1));
        await using var write = await writes.BeginAsync(db, ct);
        db.AccessTokens.Add(new AccessToken(viewer.MemberId, name, TokenAuthentication.Hash(secret), scopes, now, input.Days == 0 ? null : now.AddDays(input.Days)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "account.token-created", name, scopes, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return secret;
    }
}

internal sealed class ListTokens(HouseDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<TokenRow>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.AccessTokens.AsNoTracking()
            .Where(t => t.MemberId == viewer.MemberId && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now))
            .OrderByDescending(t => t.Id)
            .Select(t => new TokenRow(t.Id, t.Name, t.Scopes, t.CreatedAt, t.ExpiresAt, t.LastUsedAt))
            .ToListAsync(ct);
    }
}

/// <summary>Ends a token of the viewer at once; anybody else's is not there.</summary>
internal sealed class RevokeToken(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var revoked = await db.AccessTokens.Where(t => t.Id == id && t.MemberId == viewer.MemberId && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct);
        if (revoked == 0) return Problem.NotFound();

        db.Audit.Add(new AuditEntry(viewer.MemberId, "account.token-revoked", id.ToString(), "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }
}
