using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>People of the house by the handles somebody typed, with or without “@”.</summary>
internal static class Insiders
{
    public static Task<Guid?> FindAsync(HouseDb db, string typed, CancellationToken ct)
    {
        var handle = typed.Trim().TrimStart('@').ToLowerInvariant();
        return db.Set<Member>().Where(m => m.Handle == handle && m.State == MemberState.Active && m.PartnerId == null).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
    }
}
