using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Accounts;

/// <param name="Id">The credential's id as addresses carry it.</param>
internal sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

internal sealed record WaysIn(bool HasPassword, IReadOnlyList<PasskeyRow> Passkeys);

/// <summary>How the viewer can come in: a password or not, and which passkeys.</summary>
internal sealed class SeeWaysIn(HouseDb db, UserManager<Account> accounts)
{
    public async Task<WaysIn> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(viewer.MemberId.ToString()) is not { } account) return new WaysIn(false, []);
        var used = (await db.PasskeyUses.AsNoTracking().Where(u => u.AccountId == account.Id).ToListAsync(ct))
            .ToDictionary(u => WebEncoders.Base64UrlEncode(u.CredentialId), u => u.At);
        var passkeys = (await accounts.GetPasskeysAsync(account))
            .Select(p => (Id: WebEncoders.Base64UrlEncode(p.CredentialId), p.Name, p.CreatedAt))
            .Select(p => new PasskeyRow(p.Id, p.Name ?? "", p.CreatedAt, used.TryGetValue(p.Id, out var at) ? at : null))
            .OrderBy(p => p.CreatedAt);
        return new WaysIn(account.PasswordHash is not null, [.. passkeys]);
    }
}
