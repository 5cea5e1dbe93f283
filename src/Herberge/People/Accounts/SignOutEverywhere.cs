using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.Identity;

namespace Herberge.People.Accounts;

/// <summary>Ends the sign-ins of all other browsers at once and keeps this one. Tokens stay; they are revoked one by one.</summary>
internal sealed class SignOutEverywhere(HouseDb db, SignInManager<Account> signIn, IViewerSource viewers, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (await signIn.UserManager.FindByIdAsync(viewer.MemberId.ToString()) is not { } account) return Problem.NotFound();
        await signIn.UserManager.UpdateSecurityStampAsync(account);
        await signIn.RefreshSignInAsync(account);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "account.signed-out-everywhere", viewer.MemberId.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        viewers.Forget(viewer.MemberId);
        return new Done();
    }
}
