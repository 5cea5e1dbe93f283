using System.Globalization;
using System.Security.Claims;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Accounts;

/// <summary>The last step of every way in: an active member, an account, a cookie and an act in the ledger.</summary>
internal sealed class Entry(HouseDb db, SignInManager<Account> signIn, TimeProvider clock)
{
    public const string WayClaim = "amr";
    public const string TimeClaim = "auth_time";
    public const string ByLink = "link";
    public const string ByPasskey = "passkey";
    public const string ByPassword = "pwd";

    /// <summary>How long after a mail link the password may be set without the old one.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <returns>False when the member is gone or deactivated.</returns>
    public async Task<bool> LetInAsync(Guid memberId, string way, CancellationToken ct)
    {
        if (!await db.Members.AnyAsync(m => m.Id == memberId && m.State == MemberState.Active, ct)) return false;

        var account = await signIn.UserManager.FindByIdAsync(memberId.ToString());
        if (account is null)
        {
            account = new Account { Id = memberId, UserName = memberId.ToString() };
            var created = await signIn.UserManager.CreateAsync(account);
            if (!created.Succeeded) return false;
        }

        // Whoever holds the mailbox or the passkey is the person: wrong passwords of others no longer lock them out.
        await signIn.UserManager.ResetAccessFailedCountAsync(account);
        await signIn.UserManager.SetLockoutEndDateAsync(account, null);
        var now = clock.GetUtcNow();
        await signIn.SignInWithClaimsAsync(account, isPersistent: true,
        [
            new Claim(WayClaim, way),
            new Claim(TimeClaim, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ]);
        db.Acts.Add(new Act(memberId, ActKind.SignedIn, now, null, memberId));
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>True when this browser came in by a mail link just now.</summary>
    public static bool CameByLink(ClaimsPrincipal user, DateTimeOffset now) =>
        user.HasClaim(WayClaim, ByLink)
        && long.TryParse(user.FindFirstValue(TimeClaim), CultureInfo.InvariantCulture, out var at)
        && now - DateTimeOffset.FromUnixTimeSeconds(at) < Fresh;
}
