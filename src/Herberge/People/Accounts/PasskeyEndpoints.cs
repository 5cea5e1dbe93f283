using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Accounts;

/// <summary>A credential as <c>PublicKeyCredential.toJSON()</c> writes it, and what the person calls it.</summary>
public sealed record PasskeyAnswer(JsonElement Credential, string? Name);

/// <summary>The browser's side of passkeys (WebAuthn) talks to these.</summary>
internal static class PasskeyEndpoints
{
    private const int MostPasskeys = 20;

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/passkey/options", RequestOptionsAsync).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapPost("/sign-in/passkey", SignInAsync).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapPost("/me/passkeys/options", CreationOptionsAsync);
        app.MapPost("/me/passkeys", AddAsync);
        app.MapPost("/me/passkeys/{id}/remove", RemoveAsync);
    }

    /// <summary>Asks for any passkey of this house, so that nobody learns which addresses have one.</summary>
    private static async Task<IResult> RequestOptionsAsync(SignInManager<Account> signIn) =>
        TypedResults.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> SignInAsync(
        [FromBody] PasskeyAnswer answer, SignInManager<Account> signIn, Entry entry, HouseDb db, TimeProvider clock, CancellationToken ct)
    {
        var assertion = await ReadAsync(() => signIn.PerformPasskeyAssertionAsync(answer.Credential.GetRawText()));
        if (assertion is not { Succeeded: true }) return TypedResults.Unauthorized();

        await signIn.UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        if (!await entry.LetInAsync(assertion.User.Id, Entry.ByPasskey, ct)) return TypedResults.Unauthorized();
        await NoteUseAsync(db, assertion.Passkey.CredentialId, assertion.User.Id, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }

    private static async Task NoteUseAsync(HouseDb db, byte[] credential, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.PasskeyUses.Where(u => u.CredentialId == credential).ExecuteUpdateAsync(u => u.SetProperty(x => x.At, now), ct) > 0) return;
        db.PasskeyUses.Add(new PasskeyUse(credential, accountId, now));
        await db.SaveChangesAsync(ct);
    }

    private static async Task<IResult> CreationOptionsAsync(SignInManager<Account> signIn, HouseDb db, Viewer viewer, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().Where(m => m.Id == viewer.MemberId).Select(m => new { m.Name, m.Email, m.Handle }).SingleAsync(ct);
        return TypedResults.Text(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
            {
                Id = viewer.MemberId.ToString(),
                Name = member.Email ?? member.Handle,
                DisplayName = member.Name,
            }),
            "application/json");
    }

    private static async Task<IResult> AddAsync(
        [FromBody] PasskeyAnswer answer, SignInManager<Account> signIn, HouseDb db, Viewer viewer, TimeProvider clock, CancellationToken ct)
    {
        var attestation = await ReadAsync(() => signIn.PerformPasskeyAttestationAsync(answer.Credential.GetRawText()));
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != viewer.MemberId.ToString()) return TypedResults.BadRequest();
        if (await signIn.UserManager.FindByIdAsync(viewer.MemberId.ToString()) is not { } account) return TypedResults.BadRequest();
        if ((await signIn.UserManager.GetPasskeysAsync(account)).Count >= MostPasskeys) return TypedResults.Conflict();

        var name = (answer.Name ?? "").Trim();
        attestation.Passkey.Name = name.Length > 60 ? name[..60] : name;
        var added = await signIn.UserManager.AddOrUpdatePasskeyAsync(account, attestation.Passkey);
        if (!added.Succeeded) return TypedResults.BadRequest();

        db.Audit.Add(new AuditEntry(viewer.MemberId, "account.passkey-added", viewer.MemberId.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Looks only among the viewer's own passkeys; another's id is simply not there.</summary>
    private static async Task<IResult> RemoveAsync(
        string id, UserManager<Account> accounts, HouseDb db, Viewer viewer, TimeProvider clock, HttpContext http, IStringLocalizer<PeopleWords> words, CancellationToken ct)
    {
        var account = await accounts.FindByIdAsync(viewer.MemberId.ToString());
        byte[] credential;
        try
        {
            credential = WebEncoders.Base64UrlDecode(id);
        }
        catch (FormatException)
        {
            return TypedResults.NotFound();
        }

        if (account is null || await accounts.GetPasskeyAsync(account, credential) is null) return TypedResults.NotFound();
        await accounts.RemovePasskeyAsync(account, credential);
        await db.PasskeyUses.Where(u => u.CredentialId == credential).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "account.passkey-removed", viewer.MemberId.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        Flash.Say(http, words["passkey-removed"]);
        return TypedResults.LocalRedirect("/me/settings/sign-in");
    }

    /// <summary>Identity throws on JSON that is no credential at all; for us it is just refused.</summary>
    private static async Task<T?> ReadAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception wrong) when (wrong is PasskeyException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
