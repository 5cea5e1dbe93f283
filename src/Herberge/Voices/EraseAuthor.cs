using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>A customer wants their words gone. They name themselves as they did then, or somebody begins at one of their observations.</summary>
internal sealed class EraseAuthor(HouseDb db, WriteTransactions writes, AuthorKeys authors, ForgetObservations forget, TimeProvider clock)
{
    /// <returns>How many observations are gone.</returns>
    public async Task<Result<int>> ByNameAsync(VoiceChannel channel, string? author, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await authors.OfAsync(channel, author, ct) is not { } key) return Problem.Invalid("Author", "voices-author-missing");
        return await EraseAsync(key, viewer, ct);
    }

    public async Task<Result<int>> OfObservationAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var found = await db.VisibleObservationsTo(viewer).Where(o => o.Id == id).Select(o => new { o.AuthorKey }).FirstOrDefaultAsync(ct);
        if (found is null) return Problem.NotFound();
        if (found.AuthorKey is not { } key) return Problem.Conflict("voices-author-unknown");
        return await EraseAsync(key, viewer, ct);
    }

    private async Task<Result<int>> EraseAsync(string key, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        var gone = await forget.HandleAsync(db.Observations.Where(o => o.AuthorKey == key), ct);
        // The audit log says that it happened, not to whom.
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.author-erased", "", gone.Count.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        forget.EraseFiles(gone);
        return gone.Count;
    }
}
