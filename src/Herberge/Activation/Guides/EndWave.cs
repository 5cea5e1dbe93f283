using Herberge.Activation.Thanks;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>
/// Ends a wave: who is in it gets a word of thanks from whoever ends it, between the two, and is free; who never answered is asked no more.
/// Both can be asked for another wave at once.
/// </summary>
internal sealed class EndWave(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    /// <returns>How many were thanked.</returns>
    public async Task<Result<int>> HandleAsync(Guid groupId, Guid waveId, string? thanks, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        var words = Typed.Line(thanks);
        if (words.Length is 0 or > Thank.LongestText) return Problem.Invalid("Thanks", "guides-thanks", Thank.LongestText);
        await db.HoldGuideGroupAsync(groupId, ct);
        if (await db.GuideWaves.AsTracking().FirstOrDefaultAsync(w => w.Id == waveId && w.GroupId == groupId, ct) is not { } wave) return Problem.NotFound();
        if (wave.EndedAt is not null) return Problem.Conflict("guides-wave-over");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        wave.EndedAt = now;
        var guides = await db.Guides.AsTracking().Where(g => g.WaveId == waveId && (g.State == GuideState.Active || g.State == GuideState.Asked)).ToListAsync(ct);
        var free = guides.ConvertAll(g => g.MemberId);
        var active = guides.Where(g => g.State == GuideState.Active && g.MemberId != me).Select(g => g.MemberId).ToList();
        guides.ForEach(g => g.Finish(now));
        // Its page is no longer theirs, unless they lead.
        var led = db.GuideGroups.Where(g => g.Id == groupId);
        await db.Set<Notification>().Where(n => n.SubjectId == groupId && free.Contains(n.MemberId) && (n.Kind == NotificationKind.GuideAsked || n.Kind == NotificationKind.GuideTask) && !led.Any(g => g.LeadId == n.MemberId)).ExecuteDeleteAsync(ct);
        var said = (await db.Colleagues().Where(m => active.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)).ConvertAll(person => new Thank(Guid.CreateVersion7(now), me, person, words, now));
        db.Thanks.AddRange(said);
        await bell.AddAsync([.. said.Select(thank => new Notification(thank.ToId, NotificationKind.Thanked, me, null, null, null, now) { SubjectId = thank.Id })], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. said.Select(thank => thank.ToId)], CancellationToken.None);
        return said.Count;
    }
}
