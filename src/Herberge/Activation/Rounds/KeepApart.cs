using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>Somebody one does not want to be brought together with.</summary>
public sealed record ApartPerson(Guid Id, string Name, string Handle);

/// <summary>
/// One's own list of people one does not want to be brought together with, in all programmes. Nobody else sees it: neither those on it nor
/// managers or administrators, no audit row tells of it, and it is in no export.
/// </summary>
internal sealed class KeepApart(HouseDb db, WriteTransactions writes, VisibleMembers members)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<ApartPerson>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.ApartWishes.AsNoTracking().Where(w => w.MemberId == me).Join(db.Set<Member>(), w => w.OtherId, m => m.Id, (w, m) => m)
            .OrderBy(m => m.FoldedName).Select(m => new ApartPerson(m.Id, m.Name, m.Handle)).ToListAsync(ct);
    }

    public async Task<Result<Done>> AddAsync(string? handle, Viewer viewer, CancellationToken ct)
    {
        var (me, wanted) = (viewer.MemberId, (handle ?? "").Trim().Split(' ')[0].TrimStart('@').ToLowerInvariant());
        var other = await members.To(viewer).Where(m => m.Handle == wanted && m.State == MemberState.Active && m.Id != me).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        if (other is not { } id) return Problem.Invalid("Handle", "rounds-apart-unknown");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.ApartWishes.CountAsync(w => w.MemberId == me, ct) >= Most) return Problem.Invalid("Handle", "rounds-apart-many", Most);
        if (!await db.ApartWishes.AnyAsync(w => w.MemberId == me && w.OtherId == id, ct)) db.ApartWishes.Add(new ApartWish(me, id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid other, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.ApartWishes.Where(w => w.MemberId == me && w.OtherId == other).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
