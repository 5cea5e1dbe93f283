using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.Identity;

namespace Herberge.People.Accounts;

/// <param name="KnowsMailbox">The browser came in by a mail link just now; then the old password is not asked for.</param>
public sealed record ChangePasswordInput(string? Current, string? Password, bool KnowsMailbox);

/// <summary>Sets a new password, ends the sign-ins of all other browsers and keeps this one.</summary>
internal sealed class ChangePassword(HouseDb db, SignInManager<Account> signIn, IViewerSource viewers, TimeProvider clock)
{
    public const int Shortest = 10;

    public async Task<Result<Done>> HandleAsync(ChangePasswordInput input, Viewer viewer, CancellationToken ct)
    {
        var accounts = signIn.UserManager;
        if (await accounts.FindByIdAsync(viewer.MemberId.ToString()) is not { } account) return Problem.NotFound();
        if ((input.Password ?? "").Length < Shortest) return Problem.Invalid(nameof(input.Password), "password-short", Shortest);
        if (input.Password!.Length > 200) return Problem.Invalid(nameof(input.Password), "password-refused");

        if (account.PasswordHash is not null && !input.KnowsMailbox)
        {
            // The same lockout as at the door: a borrowed browser is no place to guess.
            var check = await signIn.CheckPasswordSignInAsync(account, input.Current ?? "", lockoutOnFailure: true);
            if (check.IsLockedOut) return Problem.Invalid(nameof(input.Current), "sign-in-locked");
            if (!check.Succeeded) return Problem.Invalid(nameof(input.Current), "password-wrong");
        }

        if (account.PasswordHash is not null) await accounts.RemovePasswordAsync(account);
        var set = await accounts.AddPasswordAsync(account, input.Password);
        if (!set.Succeeded) return Problem.Invalid(nameof(input.Password), "password-refused");

        await signIn.RefreshSignInAsync(account);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "account.password-changed", viewer.MemberId.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        viewers.Forget(viewer.MemberId);
        return new Done();
    }
}
