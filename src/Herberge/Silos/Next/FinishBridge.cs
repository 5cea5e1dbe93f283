using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Silos.Next;

/// <summary>Somebody did something for a bridge: it is proposed to nobody until it can have had an effect.</summary>
internal sealed class FinishBridge(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(string a, string b, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.BuildsBridges) return Problem.Forbidden("silos-next-for-hosts");
        if (!await KnownPair.ExistsAsync(db, a, b, ct)) return Problem.NotFound("silos-no-pair");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        db.BridgeChoices.Add(new BridgeChoice(viewer.MemberId, a, b, isDone: true, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "silos.bridge-done", a, b, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
