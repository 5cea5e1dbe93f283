using Herberge.Foundation.Accounts;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

public sealed record SignInInput(string Email, string Password, bool Remember);

/// <summary>Signs a member in by address and password. One sentence for every refusal, so that nothing is learned from it.</summary>
internal sealed class SignIn(HouseDb db, SignInManager<Account> signIn, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(SignInInput input, CancellationToken ct)
    {
        var normalized = (input.Email ?? "").Trim().ToUpperInvariant();
        var member = await db.Members.AsNoTracking()
            .Where(m => m.NormalizedEmail == normalized && m.State == MemberState.Active)
            .Select(m => new { m.Id }).FirstOrDefaultAsync(ct);
        var account = member is null ? null : await signIn.UserManager.FindByIdAsync(member.Id.ToString());
        if (account is null)
        {
            // As slow as a wrong password, so that the time tells nothing either.
            signIn.UserManager.PasswordHasher.HashPassword(new Account(), input.Password ?? "");
            return Problem.Invalid(nameof(input.Password), "sign-in-refused");
        }

        var outcome = await signIn.PasswordSignInAsync(account, input.Password ?? "", input.Remember, lockoutOnFailure: true);
        if (outcome.IsLockedOut) return Problem.Invalid(nameof(input.Password), "sign-in-locked");
        if (!outcome.Succeeded) return Problem.Invalid(nameof(input.Password), "sign-in-refused");

        db.Acts.Add(new Act(account.Id, ActKind.SignedIn, clock.GetUtcNow(), null, account.Id));
        await db.SaveChangesAsync(ct);
        return account.Id;
    }
}
