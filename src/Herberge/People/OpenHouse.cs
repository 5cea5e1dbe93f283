using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>What the first-run page asks.</summary>
/// <param name="Logo">A picture, if there is one.</param>
public sealed record OpenHouseInput(
    string HouseName, string Language, string TimeZone, string AdminName, string AdminEmail, string Password,
    Stream? Logo = null, string LogoName = "");

/// <summary>Opens an empty house: its name and its first administrator. Possible exactly once.</summary>
internal sealed class OpenHouse(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, SearchIndex search, UserManager<Account> accounts, House house,
    SetLogo setLogo, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(OpenHouseInput input, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(input.HouseName)) problems.Add(Problem.Invalid(nameof(input.HouseName), "house-name-missing"));
        if (input.Language is not ("de" or "en")) problems.Add(Problem.Invalid(nameof(input.Language), "language-unknown"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone, out _)) problems.Add(Problem.Invalid(nameof(input.TimeZone), "time-zone-unknown"));
        if (string.IsNullOrWhiteSpace(input.AdminName)) problems.Add(Problem.Invalid(nameof(input.AdminName), "name-missing"));
        if (!MailAddressRule.IsValid(input.AdminEmail)) problems.Add(Problem.Invalid(nameof(input.AdminEmail), "email-invalid"));
        if (input.Password.Length < 10) problems.Add(Problem.Invalid(nameof(input.Password), "password-short", 10));
        var logo = input.Logo is null ? null : await LogoPicture.ReadAsync(input.Logo, ct);
        if (logo is { Succeeded: false }) problems.AddRange(logo.Problems);
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var opened = await OpenAsync(input, ct);
        await house.ReloadAsync(db, ct);
        if (!opened.Succeeded || logo is null) return opened;
        using var picture = new MemoryStream(logo.Value!);
        var administrator = new Viewer(opened.Value, IsGuest: false, HouseRoles.Administrator | HouseRoles.Host, input.Language);
        await setLogo.HandleAsync(picture, input.LogoName, administrator, ct);
        return opened;
    }

    private async Task<Result<Guid>> OpenAsync(OpenHouseInput input, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Settings.AnyAsync(ct)) return Problem.Conflict("house-already-open");

        var now = clock.GetUtcNow();
        db.Settings.Add(new HouseSettings(input.HouseName.Trim(), input.Language, input.TimeZone, now));
        var member = await AdministratorAsync(input, now, ct);
        member.Roles = HouseRoles.Administrator | HouseRoles.Host;
        db.Audit.Add(new AuditEntry(member.Id, "house.opened", input.HouseName.Trim(), "", now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (engine.IsDuplicate(error))
        {
            // Somebody else sent the same page at the same moment and was a little faster.
            db.ChangeTracker.Clear();
            return Problem.Conflict("house-already-open");
        }

        await search.PutAsync(MemberDocument.Of(member), ct);
        var created = await accounts.CreateAsync(new Account { Id = member.Id, UserName = member.Id.ToString() }, input.Password);
        if (!created.Succeeded) return Problem.Invalid(nameof(input.Password), "password-refused");

        await write.CommitAsync(ct);
        return member.Id;
    }

    /// <summary>People may have been imported before the house was opened; then the administrator is one of them.</summary>
    private async Task<Member> AdministratorAsync(OpenHouseInput input, DateTimeOffset now, CancellationToken ct)
    {
        var normalized = input.AdminEmail.ToUpperInvariant();
        if (await db.Members.FirstOrDefaultAsync(m => m.NormalizedEmail == normalized, ct) is { } known) return known;

        var taken = (await db.Members.Select(m => m.Handle).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var member = new Member(Guid.CreateVersion7(now), input.AdminName, Handles.Unique(input.AdminName, taken), input.AdminEmail, now);
        db.Members.Add(member);
        return member;
    }
}
