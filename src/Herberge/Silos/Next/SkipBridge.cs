using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Silos.Next;

/// <summary>Another one, please: this bridge is not proposed to this member for some weeks. Their own affair, so no audit entry.</summary>
internal sealed class SkipBridge(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(string a, string b, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.BuildsBridges) return Problem.Forbidden("silos-next-for-hosts");
        if (!await KnownPair.ExistsAsync(db, a, b, ct)) return Problem.NotFound("silos-no-pair");
        await using var write = await writes.BeginAsync(db, ct);
        db.BridgeChoices.Add(new BridgeChoice(viewer.MemberId, a, b, isDone: false, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
