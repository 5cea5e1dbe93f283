using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Somebody says how far they have read a thread; opening its page says it by itself (<see cref="ReadThread"/>).</summary>
internal sealed class ReadUpTo(HouseDb db, MarkRead markRead)
{
    /// <param name="number">Number of the last post read; null for all of them.</param>
    public async Task<Result<Done>> HandleAsync(Guid threadId, int? number, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var marks = db.ReadMarks;
        var thread = await db.VisibleThreadsTo(viewer).Where(t => t.Id == threadId)
            .Select(t => new { t.SpaceId, t.PostCount, Read = marks.Where(r => r.ThreadId == threadId && r.MemberId == me).Select(r => (int?)r.LastRead).FirstOrDefault() })
            .FirstOrDefaultAsync(ct);
        if (thread is null) return Problem.NotFound();
        if (number < 1) return Problem.Invalid(nameof(number), "post-number-wrong");
        var upTo = Math.Min(number ?? thread.PostCount, thread.PostCount);
        if (upTo > (thread.Read ?? 0)) await markRead.HandleAsync(threadId, thread.SpaceId, upTo, thread.Read is not null, viewer, ct);
        return default(Done);
    }
}
