using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>What an administrator says about a person.</summary>
public sealed record MemberDetails(string? Name, string? Email, string? Title, string? Place, Guid? UnitId, Guid? PartnerId);

/// <summary>The rules inviting and editing share.</summary>
internal static class MemberDetailsRule
{
    public const int LongestName = 160;

    /// <param name="self">Whose address it may already be.</param>
    public static async Task<List<Problem>> CheckAsync(HouseDb db, MemberDetails details, bool needsEmail, Guid? self, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Name)) problems.Add(Problem.Invalid("Name", "name-missing"));
        Long("Name", details.Name);
        Long("Title", details.Title);
        Long("Place", details.Place);
        var email = details.Email?.Trim();
        if ((needsEmail || !string.IsNullOrEmpty(email)) && !MailAddressRule.IsValid(email)) problems.Add(Problem.Invalid("Email", "email-invalid"));
        else if (!string.IsNullOrEmpty(email))
        {
            var normalized = email.ToUpperInvariant();
            var owner = await db.Members.Where(m => m.NormalizedEmail == normalized && m.Id != self).Select(m => m.Name).FirstOrDefaultAsync(ct);
            if (owner is not null) problems.Add(Problem.Invalid("Email", "email-taken", owner));
        }

        if (details.UnitId is { } unit && !await db.Units.AnyAsync(u => u.Id == unit, ct)) problems.Add(Problem.Invalid("UnitId", "unit-unknown"));
        if (details.PartnerId is { } partner)
        {
            var company = await db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.Id == partner, ct);
            if (company is null) problems.Add(Problem.Invalid("PartnerId", "partner-unknown"));
            else if (company.EndedAt is not null && self is null) problems.Add(Problem.Invalid("PartnerId", "partner-ended", company.Name));
        }

        return problems;

        void Long(string field, string? text)
        {
            if (text?.Trim().Length > LongestName) problems.Add(Problem.Invalid(field, "text-long", LongestName));
            else if (text?.Any(char.IsControl) == true) problems.Add(Problem.Invalid(field, "text-control"));
        }
    }

    public static void Write(Member member, MemberDetails details)
    {
        member.Rename(details.Name!);
        member.ChangeEmail(details.Email);
        member.Title = Text(details.Title);
        member.Place = Text(details.Place);
        member.UnitId = details.UnitId;
        member.PartnerId = details.PartnerId;
        member.FoldProfile();
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
