using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Suggestions;

/// <summary>Says that a suggested code does not fit, so that it is suggested less.</summary>
internal sealed class RejectSuggestion(HouseDb db, WriteTransactions writes, VoicesEdition edition, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid observationId, Guid codeId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.VisibleObservationsTo(viewer).AnyAsync(o => o.Id == observationId, ct)) return Problem.NotFound();
        if (!await db.Set<Coding.Code>().AnyAsync(c => c.Id == codeId && c.RetiredAt == null, ct)) return Problem.NotFound();
        if (await db.SuggestionRejections.AnyAsync(r => r.ObservationId == observationId && r.CodeId == codeId, ct)) return default(Done);
        db.SuggestionRejections.Add(new SuggestionRejection(observationId, codeId, viewer.MemberId, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        edition.Grow();
        return default(Done);
    }
}
