using Herberge.Foundation.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Herberge.People;

internal static class SignOut
{
    public static async Task<IResult> HandleAsync(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }
}
