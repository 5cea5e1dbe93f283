using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <summary>Says how long what a source brings is kept.</summary>
internal sealed class KeepFor(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, int months, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (months is < 1 or > Source.MostMonths) return Problem.Invalid("Months", "voices-months", Source.MostMonths);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VoiceSources.AsTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.kept-for", source.Name, $"{source.KeepMonths};{months}", clock.GetUtcNow()));
        source.KeepMonths = months;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
