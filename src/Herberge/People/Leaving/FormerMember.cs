using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Leaving;

/// <summary>
/// The one member all who were erased become. One for all, so that what stays of a person can't be put together again by
/// its author's id. Nobody can sign in as it, it is in no list and in no figure.
/// </summary>
internal sealed class FormerMember(HouseDb db, House house, TimeProvider clock, IStringLocalizer<PeopleWords> words)
{
    public static readonly Guid Id = new("00000000-0000-7000-8000-000000000001");

    /// <returns>Its name, in the language of the house.</returns>
    public async Task<string> EnsureAsync(CancellationToken ct)
    {
        using var language = new LanguageScope(house.Language == "de");
        var name = words["former-member"].Value;
        if (await db.Members.AnyAsync(m => m.Id == Id, ct)) return name;

        var taken = await db.Members.Where(m => m.Handle.StartsWith("former-member")).Select(m => m.Handle).ToListAsync(ct);
        db.Members.Add(new Member(Id, name, Handles.Unique("former-member", taken.ToHashSet()), null, clock.GetUtcNow()) { State = MemberState.Former });
        await db.SaveChangesAsync(ct);
        return name;
    }
}
