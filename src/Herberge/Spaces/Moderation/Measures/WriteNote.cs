using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Measures;

/// <summary>A moderator's note on somebody in a space. The person reads it, without the writer's name, when they ask for their own data.</summary>
internal sealed class WriteNote(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(Guid memberId, Guid spaceId, string? text, Viewer viewer, CancellationToken ct)
    {
        if (PlainWords.Check("Text", text) is { } wrong) return wrong;
        await using var transaction = await writes.BeginAsync(db, ct);
        var space = await db.ModeratedSpacesTo(viewer).FirstOrDefaultAsync(s => s.Id == spaceId, ct);
        if (space is null || memberId == viewer.MemberId || !await db.MayBeMeasuredAsync(spaceId, memberId, ct)) return Problem.NotFound();
        var note = new ModeratorNote(spaceId, memberId, viewer.MemberId, text!.Trim(), clock.GetUtcNow());
        db.ModeratorNotes.Add(note);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.note-written", space.Slug, memberId.ToString(), note.At));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return note.Id;
    }

    /// <summary>Its writer takes it away for good.</summary>
    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var (me, spaces) = (viewer.MemberId, db.ModeratedSpacesTo(viewer));
        await using var transaction = await writes.BeginAsync(db, ct);
        var gone = await db.ModeratorNotes.Where(n => n.Id == id && n.By == me && spaces.Any(s => s.Id == n.SpaceId)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return gone == 0 ? Problem.NotFound() : new Done();
    }
}
