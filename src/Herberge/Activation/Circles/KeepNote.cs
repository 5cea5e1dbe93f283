using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>What somebody writes down for themselves about a week; nothing written takes it away.</summary>
internal sealed class KeepNote(HouseDb db, WriteTransactions writes)
{
    public async Task<Result<Done>> HandleAsync(Guid circleId, int week, string? text, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var said = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (await db.CirclesOf(viewer).Where(c => c.Id == circleId).Select(c => (Guid?)c.SeasonId).FirstOrDefaultAsync(ct) is not { } seasonId) return Problem.NotFound();
        if (week is < 1 or > CircleGuide.Weeks) return Problem.NotFound();
        if (said.Length > CircleNote.Longest) return Problem.Invalid("Text", "circles-note", CircleNote.Longest);
        await using var write = await writes.BeginAsync(db, ct);
        var note = await db.CircleNotes.SingleOrDefaultAsync(n => n.SeasonId == seasonId && n.MemberId == me && n.Week == week, ct);
        if (note is null && said.Length > 0) db.CircleNotes.Add(note = new CircleNote(seasonId, me, week));
        if (note is not null) note.Text = said;
        if (note is not null && said.Length == 0) db.CircleNotes.Remove(note);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
