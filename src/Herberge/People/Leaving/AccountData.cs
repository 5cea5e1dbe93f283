using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Leaving;

/// <summary>How the person signs in. Secrets are kept as hashes and keys of no use to anybody, so they are not told.</summary>
internal sealed class AccountData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().Where(u => u.Id == memberId)
            .Select(u => new { HasPassword = u.PasswordHash != null, u.AccessFailedCount, u.LockoutEnd }).ToListAsync<object>(ct);
        var uses = (await db.PasskeyUses.AsNoTracking().Where(u => u.AccountId == memberId).ToListAsync(ct))
            .ToDictionary(u => Convert.ToBase64String(u.CredentialId), u => (DateTimeOffset?)u.At);
        var passkeys = (await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == memberId).ToListAsync(ct))
            .ConvertAll<object>(p => new { p.Data.Name, p.Data.CreatedAt, LastUsedAt = uses.GetValueOrDefault(Convert.ToBase64String(p.CredentialId)) });
        var tokens = await db.AccessTokens.AsNoTracking().Where(t => t.MemberId == memberId)
            .Select(t => new { t.Name, t.Scopes, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.RevokedAt }).ToListAsync<object>(ct);
        var links = await db.SignInLinks.AsNoTracking().Where(l => l.AccountId == memberId)
            .Select(l => new { l.ExpiresAt, l.UsedAt }).ToListAsync<object>(ct);
        var answers = await db.KeptAnswers.AsNoTracking().Where(a => a.MemberId == memberId).Select(a => new { a.Key, a.At, a.Status }).ToListAsync<object>(ct);
        return
        [
            new PersonalRecords("account", account), new PersonalRecords("passkeys", passkeys), new PersonalRecords("accessTokens", tokens),
            new PersonalRecords("signInLinks", links), new PersonalRecords("apiAnswers", answers),
        ];
    }

    /// <summary>Passkeys and whatever else hangs on the account go with it.</summary>
    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        await db.AccessTokens.Where(t => t.MemberId == id).ExecuteDeleteAsync(ct);
        await db.KeptAnswers.Where(a => a.MemberId == id).ExecuteDeleteAsync(ct);
        await db.SignInLinks.Where(l => l.AccountId == id).ExecuteDeleteAsync(ct);
        await db.PasskeyUses.Where(u => u.AccountId == id).ExecuteDeleteAsync(ct);
        await db.Users.Where(u => u.Id == id).ExecuteDeleteAsync(ct);
    }
}
