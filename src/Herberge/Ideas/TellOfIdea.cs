using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>Tells people of an idea what happened to it: those who may read it, and nobody of their own doing.</summary>
internal sealed class TellOfIdea(HouseDb db, Notify notify, Bell bell, TimeProvider clock)
{
    /// <summary>Its team and whoever follows it; inside the transaction.</summary>
    /// <returns>Whom, for <see cref="RingAsync"/>.</returns>
    public async Task<IReadOnlyCollection<Guid>> FollowersAsync(IdeaStanding standing, NotificationKind kind, IReadOnlyCollection<Guid> except, CancellationToken ct)
    {
        var (id, thread) = (standing.Idea.Id, standing.Thread.Id);
        var team = await db.IdeaPeople.AsNoTracking().Where(p => p.IdeaId == id && !p.IsAsked).Select(p => p.MemberId).ToListAsync(ct);
        var followers = await db.Set<ThreadFollow>().AsNoTracking().Where(f => f.ThreadId == thread && f.State == FollowState.Following).Select(f => f.MemberId).ToListAsync(ct);
        return await PeopleAsync(standing, kind, [.. team.Union(followers).Except(except)], ct);
    }

    /// <summary>Just these; inside the transaction.</summary>
    public async Task<IReadOnlyCollection<Guid>> PeopleAsync(IdeaStanding standing, NotificationKind kind, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var (actor, now) = (standing.Viewer.MemberId, clock.GetUtcNow());
        var told = await notify.Readers(standing.Space, people).Where(id => id != actor).ToListAsync(ct);
        await bell.AddAsync([.. told.Select(id => new Notification(id, kind, actor, standing.Space.Id, standing.Thread.Id, null, now))], ct);
        return told;
    }

    /// <summary>After the commit.</summary>
    public Task RingAsync(IReadOnlyCollection<Guid> told, CancellationToken ct) => bell.RingAsync(told, ct);
}
