using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>Tells people of an idea what happened to it: those who may read it, and nobody of their own doing.</summary>
internal sealed class TellOfIdea(HouseDb db, Notify notify, Bell bell, TimeProvider clock)
{
    /// <summary>Its team and whoever follows it, with those of ideas that became part of it; inside the transaction.</summary>
    /// <returns>Whom, for <see cref="RingAsync"/>.</returns>
    public async Task<IReadOnlyCollection<Guid>> FollowersAsync(IdeaStanding standing, NotificationKind kind, IReadOnlyCollection<Guid> except, CancellationToken ct)
    {
        var id = standing.Idea.Id;
        var ideas = db.Ideas.Where(i => i.Id == id || i.MergedIntoId == id);
        var team = await db.IdeaPeople.AsNoTracking().Where(p => !p.IsAsked && ideas.Any(i => i.Id == p.IdeaId)).Select(p => p.MemberId).ToListAsync(ct);
        var followers = await db.Set<ThreadFollow>().AsNoTracking().Where(f => f.State == FollowState.Following && ideas.Any(i => i.ThreadId == f.ThreadId)).Select(f => f.MemberId).ToListAsync(ct);
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
