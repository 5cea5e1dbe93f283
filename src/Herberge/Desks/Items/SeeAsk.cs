using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Items;

/// <summary>What somebody was asked to answer, as they read it.</summary>
public sealed record AskView(Guid ThreadId, string Title, string SpaceName, string By, string Message, DateOnly? ChaseOn, bool IsAnswered);

/// <summary>Seen by the one who was asked, as long as they may read the conversation.</summary>
internal sealed class SeeAsk(HouseDb db)
{
    public async Task<AskView?> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await (
            from h in db.Handlings.AsNoTracking()
            where h.Kind == DeskKind.Thread && h.Subject == threadId && h.AskedId == me && h.Message != null && h.DoneAt == null
            join t in db.VisibleThreadsTo(viewer) on h.Subject equals t.Id
            join holder in db.Set<Member>() on h.HolderId equals (Guid?)holder.Id
            select new AskView(t.Id, t.Title, t.Space!.Name, holder.Name, h.Message!, h.ChaseOn, t.ReplyCount > 0)).FirstOrDefaultAsync(ct);
    }
}
