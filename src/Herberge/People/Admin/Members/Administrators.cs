using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>A house is never without an administrator who can come in.</summary>
internal static class Administrators
{
    /// <summary>Two who take each other's role away at the same moment wait for one another here. Call inside the transaction, before looking.</summary>
    public static Task LockAsync(HouseDb db, CancellationToken ct) =>
        db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.OpenedAt, s => s.OpenedAt), ct);

    public static Task<bool> AnyLeftAsync(HouseDb db, CancellationToken ct) =>
        db.Members.AnyAsync(m => m.State == MemberState.Active && (m.Roles & HouseRoles.Administrator) != 0, ct);
}
