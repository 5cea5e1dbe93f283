using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Talk;

/// <summary>
/// When an idea was first answered by somebody in charge: who runs its campaign, judges or decides there, or runs the room or the space, and doesn't
/// work on the idea themselves. What is promised is kept by such an answer alone.
/// </summary>
internal sealed class FirstAnswers(HouseDb db) : IPostListener, IPostFollower
{
    public const HouseRoles Innkeepers = HouseRoles.Host | HouseRoles.CommunityManager;

    public async Task WrittenAsync(Post post, DiscussionThread thread, CancellationToken ct)
    {
        if (thread.Kind != ThreadKind.Idea || post.Number == 1) return;
        var (id, author, at) = (thread.Id, post.AuthorId, post.CreatedAt);
        if (await db.Ideas.AsNoTracking().Where(i => i.ThreadId == id && i.FirstAnswerAt == null).Select(i => i.Id).FirstOrDefaultAsync(ct) is var idea && idea == Guid.Empty) return;
        if (!await InCharge(idea).AnyAsync(m => m.Id == author, ct)) return;
        await db.Ideas.Where(i => i.Id == idea).ExecuteUpdateAsync(i => i.SetProperty(x => x.FirstAnswerAt, at), ct);
    }

    /// <summary>An answer that was taken back promised nothing: the next one counts.</summary>
    public async Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct)
    {
        var threads = db.Set<Post>().Where(p => postIds.Contains(p.Id) && p.Number > 1 && p.DeletedAt != null).Select(p => p.ThreadId);
        foreach (var idea in await db.Ideas.AsNoTracking().Where(i => threads.Contains(i.ThreadId) && i.FirstAnswerAt != null).Select(i => new { i.Id, i.ThreadId }).ToListAsync(ct))
        {
            var (id, thread, answerers) = (idea.Id, idea.ThreadId, InCharge(idea.Id).Select(m => m.Id));
            var first = await db.Set<Post>().Where(p => p.ThreadId == thread && p.Number > 1 && p.DeletedAt == null && answerers.Contains(p.AuthorId))
                .OrderBy(p => p.Number).Select(p => (DateTimeOffset?)p.CreatedAt).FirstOrDefaultAsync(ct);
            await db.Ideas.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.FirstAnswerAt, first), ct);
        }
    }

    private IQueryable<Member> InCharge(Guid ideaId)
    {
        var (ideas, people, team) = (db.Ideas.Where(i => i.Id == ideaId), db.CampaignPeople, db.IdeaPeople.Where(p => p.IdeaId == ideaId && !p.IsAsked));
        var (threads, memberships) = (db.Set<DiscussionThread>(), db.Set<SpaceMember>());
        return db.Set<Member>().AsNoTracking().Where(m => !team.Any(p => p.MemberId == m.Id)
            && (ideas.Any(i => i.Campaign!.SponsorId == m.Id || people.Any(p => p.CampaignId == i.CampaignId && p.MemberId == m.Id))
                || (m.PartnerId == null && ((m.Roles & Innkeepers) != 0
                    || memberships.Any(s => s.MemberId == m.Id && (s.TeamRoles & Innkeepers) != 0 && ideas.Any(i => threads.Any(t => t.Id == i.ThreadId && t.SpaceId == s.SpaceId)))))));
    }
}
