using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Inside;

/// <summary>What a space's hosts decide about being listened to: they agree, or they end it, before or after.</summary>
internal sealed class AnswerProposal(HouseDb db, WriteTransactions writes, ObservedNow observed, TimeProvider clock)
{
    /// <returns>Address of the space.</returns>
    public Task<Result<string>> AgreeAsync(Guid spaceId, Viewer viewer, CancellationToken ct) => AnswerAsync(spaceId, "voices.space-agreed", viewer, (source, space, now) =>
    {
        if (space.AnnouncedAt is null) ProposeSpace.Announce(source, space, now, viewer.MemberId);
    }, ct);

    public Task<Result<string>> StopAsync(Guid spaceId, Viewer viewer, CancellationToken ct) =>
        AnswerAsync(spaceId, "voices.space-stopped", viewer, (source, _, now) => (source.EndedAt, source.DueAt) = (now, null), ct);

    private async Task<Result<string>> AnswerAsync(Guid spaceId, string action, Viewer viewer, Action<Source, ObservedSpace, DateTimeOffset> decide, CancellationToken ct)
    {
        var slug = await db.VisibleSpacesTo(viewer).Where(s => s.Id == spaceId).Select(s => s.Slug).SingleOrDefaultAsync(ct);
        if (slug is null || await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("voices-space-hosts");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var found = await db.ObservedSpaces.AsTracking().Where(o => o.SpaceId == spaceId)
            .Join(db.VoiceSources.AsTracking().Where(s => s.EndedAt == null), o => o.SourceId, s => s.Id, (o, s) => new { Space = o, Source = s }).SingleOrDefaultAsync(ct);
        if (found is null) return Problem.Conflict("voices-space-not-observed");
        decide(found.Source, found.Space, now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, standing.Space.Name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        observed.Forget();
        return $"/spaces/{slug}";
    }
}
