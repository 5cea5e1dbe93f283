using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <summary>Writes down that customers of one channel were told what became of their need, and with which words.</summary>
internal sealed class TellCustomers(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid needId, VoiceChannel channel, string? text, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > NeedTelling.LongestText) return Problem.Invalid("Text", "voices-told-text", NeedTelling.LongestText);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == needId, ct) is not { } need) return Problem.NotFound();
        if (!need.IsDecided) return Problem.Conflict("voices-told-early");
        var behind = await db.NeedEvidence.Where(e => e.NeedId == needId && !e.SpeaksAgainst)
            .Join(db.VisibleObservationsTo(viewer).Where(o => o.Channel == channel), e => e.ObservationId, o => o.Id, (e, o) => new { o.AuthorKey, o.Segment }).ToListAsync(ct);
        if (behind.Count == 0) return Problem.Invalid("Channel", "voices-told-channel");
        var people = NeedWeight.Of([.. behind.Select(o => (o.AuthorKey, o.Segment))]).Customers;
        db.NeedTellings.Add(new NeedTelling(Guid.CreateVersion7(now), needId, channel, text.Trim(), people, viewer.MemberId, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.customers-told", need.Label, channel.ToString(), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
