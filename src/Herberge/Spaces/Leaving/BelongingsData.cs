using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Leaving;

/// <summary>What the room keeps for a person beside what they said: memberships, reactions, reading state, drafts, bell, mail wishes.</summary>
internal sealed class BelongingsData(HouseDb db, MyRooms myRooms) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var spaces = db.Spaces.AsNoTracking();
        return
        [
            new PersonalRecords("memberships", await db.SpaceMembers.AsNoTracking().Where(m => m.MemberId == memberId)
                .Join(spaces, m => m.SpaceId, s => s.Id, (m, s) => new { Space = s.Name, Role = m.Role.ToString(), TeamRoles = m.TeamRoles.ToString(), m.JoinedAt, m.AllReadAt, m.DeputyFrom, m.DeputyUntil, m.WelcomedAt }).ToListAsync<object>(ct)),
            new PersonalRecords("joinRequests", await db.JoinRequests.AsNoTracking().Where(r => r.MemberId == memberId)
                .Join(spaces, r => r.SpaceId, s => s.Id, (r, s) => new { Space = s.Name, r.Text, r.At }).ToListAsync<object>(ct)),
            new PersonalRecords("joinAnswers", await db.JoinAnswers.AsNoTracking().Where(a => a.MemberId == memberId).OrderBy(a => a.At)
                .Join(spaces, a => a.SpaceId, s => s.Id, (a, s) => new { Space = s.Name, a.Question, a.Answer, a.At }).ToListAsync<object>(ct)),
            new PersonalRecords("reactions", await db.Reactions.AsNoTracking().Where(r => r.MemberId == memberId)
                .Select(r => new { r.PostId, Kind = r.Kind.ToString(), r.At }).ToListAsync<object>(ct)),
            new PersonalRecords("mentions", await db.Mentions.AsNoTracking().Where(m => m.MemberId == memberId).Select(m => new { m.PostId }).ToListAsync<object>(ct)),
            new PersonalRecords("following", await db.Follows.AsNoTracking().Where(f => f.MemberId == memberId)
                .Select(f => new { f.ThreadId, State = f.State.ToString() }).ToListAsync<object>(ct)),
            new PersonalRecords("readingState", await db.ReadMarks.AsNoTracking().Where(r => r.MemberId == memberId)
                .Select(r => new { r.ThreadId, r.LastRead }).ToListAsync<object>(ct)),
            new PersonalRecords("drafts", await db.Drafts.AsNoTracking().Where(d => d.MemberId == memberId)
                .Select(d => new { d.Key, d.Title, d.Body, d.UpdatedAt }).ToListAsync<object>(ct)),
            new PersonalRecords("notifications", await db.Notifications.AsNoTracking().Where(n => n.MemberId == memberId)
                .Select(n => new { Kind = n.Kind.ToString(), n.SpaceId, n.ThreadId, n.PostId, n.At, n.SeenAt, n.MailedAt }).ToListAsync<object>(ct)),
            new PersonalRecords("mailWishes", await db.MailWishes.AsNoTracking().Where(w => w.MemberId == memberId)
                .Select(w => new { Kind = w.Kind.ToString(), w.SpaceId, Pace = w.Pace.ToString() }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.Spaces.Where(s => s.Memberships.Any(m => m.MemberId == id)).ExecuteUpdateAsync(s => s.SetProperty(x => x.MemberCount, x => x.MemberCount - 1), ct);
        await db.SpaceMembers.Where(m => m.MemberId == id).ExecuteDeleteAsync(ct);
        await db.JoinRequests.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        await db.JoinAnswers.Where(a => a.MemberId == id).ExecuteDeleteAsync(ct);
        await Deputies.EndOfHostAsync(db, null, id, ct);
        await db.Spaces.Where(s => s.CreatedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CreatedBy, former), ct);
        await db.Follows.Where(f => f.MemberId == id).ExecuteDeleteAsync(ct);
        await db.ReadMarks.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Drafts.Where(d => d.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Notifications.Where(n => n.MemberId == id || n.ActorId == id).ExecuteDeleteAsync(ct);
        await db.MailWishes.Where(w => w.MemberId == id).ExecuteDeleteAsync(ct);
        await TakeBackReactionsAsync(id, ct);
        myRooms.Forget(id);
    }

    private async Task TakeBackReactionsAsync(Guid id, CancellationToken ct)
    {
        var posts = await db.Reactions.Where(r => r.MemberId == id).Select(r => r.PostId).Distinct().ToListAsync(ct);
        await db.Reactions.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        // Pages of these threads change for their readers.
        var all = db.Posts;
        foreach (var some in posts.Chunk(500))
            await db.Threads.Where(t => all.Any(p => p.ThreadId == t.Id && some.Contains(p.Id))).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
        foreach (var some in posts.Chunk(500))
        {
            var left = (await db.Reactions.AsNoTracking().Where(r => some.Contains(r.PostId)).GroupBy(r => new { r.PostId, r.Kind })
                .Select(g => new { g.Key.PostId, g.Key.Kind, Count = g.Count() }).ToListAsync(ct)).ToLookup(r => r.PostId);
            foreach (var postId in some)
            {
                var summary = ReactionWords.Write(left[postId].Select(r => (r.Kind, r.Count)));
                await db.Posts.Where(p => p.Id == postId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReactionSummary, summary), ct);
            }
        }
    }
}
