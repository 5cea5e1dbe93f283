using Herberge.Channels;
using Herberge.Channels.Fediverse;
using Herberge.Channels.Listening;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Talk;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Incidents;
using Herberge.Spaces.Kinds.Questions;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Teams;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Items;

/// <summary>
/// What waits in the rooms, as queries in which the rooms' access rules stand: questions one may read, flags one may settle, promises one
/// may keep. What a viewer's query doesn't find is not there for them, on whichever desk. For who holds a role for chosen spaces they
/// find what belongs to these, and what names the viewer.
/// </summary>
internal sealed class DeskSources(HouseDb db, House house, FediverseHouse fediverse, TimeProvider clock)
{
    /// <summary>A conversation gets this long before it counts as unanswered; a question none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly TimeSpan QuestionsUntil = TimeSpan.FromDays(90);
    private static readonly TimeSpan TalkUntil = TimeSpan.FromDays(14);
    private static readonly TimeSpan New = TimeSpan.FromDays(30);
    private static readonly TimeSpan MentionsUntil = TimeSpan.FromDays(30);
    private const int DaysAhead = 3;

    /// <summary>Null for kinds no query finds: their rooms work them out.</summary>
    public IQueryable<DeskRow>? Of(DeskKind kind, Viewer viewer) => kind switch
    {
        DeskKind.Thread => Threads(viewer),
        DeskKind.Flag => Flags(viewer),
        DeskKind.Held => Held(viewer),
        DeskKind.Incident => db.VisibleIncidentsTo(viewer).Where(i => i.State != IncidentState.Closed).Select(i => new DeskRow { Subject = i.Id, Since = i.BeganAt, Title = i.Title, Place = i.Place }),
        DeskKind.Mention => Mentions(viewer),
        DeskKind.Approval => Approvals(viewer),
        DeskKind.Reply => Replies(viewer),
        DeskKind.Report => Reports(viewer),
        DeskKind.Newcomer => Newcomers(viewer),
        DeskKind.IdeaAnswer => IdeaAnswers(viewer),
        DeskKind.IdeaDecision => IdeaDecisions(viewer),
        _ => null,
    };

    /// <summary>Threads of the desk: all one may read, or those that stand in one's spaces.</summary>
    private IQueryable<DiscussionThread> Talk(Viewer viewer)
    {
        if (viewer.IsOfTeam) return db.VisibleThreadsTo(viewer);
        var ours = db.TeamSpacesTo(viewer);
        return db.VisibleThreadsTo(viewer).Where(t => ours.Any(s => s.Id == t.SpaceId));
    }

    /// <summary>What waits in the moderation of these spaces.</summary>
    private (IQueryable<HeldPost> Held, IQueryable<ModerationCase> Cases) Moderation(Viewer viewer)
    {
        var (held, cases, _) = ReadQueue.Waiting(db, viewer);
        if (viewer.IsOfTeam) return (held, cases);
        var ours = db.TeamSpacesTo(viewer);
        return (held.Where(h => ours.Any(s => s.Id == h.SpaceId)), cases.Where(c => ours.Any(s => s.Id == c.SpaceId)));
    }

    private IQueryable<DeskRow> Threads(Viewer viewer)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var (oldest, quiet, recent) = (now - QuestionsUntil, now - Patience, now - TalkUntil);
        var duplicates = db.Set<DuplicateQuestion>();
        return from t in Talk(viewer)
            where t.ReplyCount == 0 && t.AcceptedPostId == null && t.LockedAt == null && t.ArchivedAt == null && t.MergedIntoId == null && t.AuthorId != me && t.Space!.ArchivedAt == null
                && ((t.Kind == ThreadKind.Question && t.CreatedAt > oldest) || (t.Kind == ThreadKind.Discussion && t.SourceId == null && t.CreatedAt < quiet && t.CreatedAt > recent))
                && !duplicates.Any(d => d.ThreadId == t.Id)
            join author in db.Set<Member>() on t.AuthorId equals author.Id
            select new DeskRow
            {
                Subject = t.Id, Since = t.CreatedAt, Title = t.Title, Person = author.Name, Handle = author.Handle,
                Unit = author.Unit == null ? null : author.Unit.Name, Hue = author.Unit == null ? null : author.Unit.Hue, Place = t.Space!.Name, ThreadId = t.Id, SpaceId = t.SpaceId, Asks = t.Kind == ThreadKind.Question,
            };
    }

    private IQueryable<DeskRow> Flags(Viewer viewer) =>
        from c in Moderation(viewer).Cases.AsNoTracking()
        join p in db.Set<Post>() on c.PostId equals p.Id
        join t in db.Set<DiscussionThread>() on p.ThreadId equals t.Id
        where t.DeletedAt == null
        select new DeskRow
        {
            Subject = c.Id, Since = c.OpenedAt, Title = t.Title, Place = db.Set<Space>().Where(s => s.Id == c.SpaceId).Select(s => s.Name).FirstOrDefault(), ThreadId = t.Id, SpaceId = c.SpaceId, Number = c.Flags.Count,
        };

    private IQueryable<DeskRow> Held(Viewer viewer) =>
        from h in Moderation(viewer).Held.AsNoTracking()
        join author in db.Set<Member>() on h.AuthorId equals author.Id
        select new DeskRow
        {
            Subject = h.Id, Since = h.At, Title = h.Title ?? "", Person = author.Name, Handle = author.Handle,
            Unit = author.Unit == null ? null : author.Unit.Name, Hue = author.Unit == null ? null : author.Unit.Hue,
            Place = db.Set<Space>().Where(s => s.Id == h.SpaceId).Select(s => s.Name).FirstOrDefault(), ThreadId = h.ThreadId, SpaceId = h.SpaceId,
        };

    /// <summary>People of the house of the last weeks whom nobody named in a post, and nobody answered, where the viewer reads; of one's spaces, who is in them.</summary>
    private IQueryable<DeskRow> Newcomers(Viewer viewer)
    {
        var (me, since) = (viewer.MemberId, clock.GetUtcNow() - New);
        var day = house.DayOf(since);
        var (all, ours) = (viewer.IsOfTeam, db.TeamSpacesTo(viewer));
        var (threads, wrote, posts, mentions) = (db.VisibleThreadsTo(viewer), Talk(viewer), db.VisiblePostsTo(viewer), db.Set<Mention>());
        return from m in db.Set<Member>().AsNoTracking()
            where (all || ours.Any(s => s.Memberships.Any(x => x.MemberId == m.Id))) && m.State == MemberState.Active && m.PartnerId == null && m.Id != me && (m.JoinedOn == null ? m.CreatedAt > since : m.JoinedOn > day)
                && !threads.Any(t => t.AuthorId == m.Id && t.ReplyCount > 0)
                && !mentions.Any(x => x.MemberId == m.Id && posts.Any(p => p.Id == x.PostId && p.AuthorId != m.Id && p.DeletedAt == null))
            select new DeskRow
            {
                Subject = m.Id, Since = m.CreatedAt, Title = m.Name, Person = m.Name, Handle = m.Handle, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? null : m.Unit.Hue, Place = m.Title,
                ThreadId = wrote.Where(t => t.AuthorId == m.Id).OrderBy(t => t.CreatedAt).Select(t => (Guid?)t.Id).FirstOrDefault(), Asks = wrote.Any(t => t.AuthorId == m.Id),
            };
    }

    private IQueryable<DeskRow> Mentions(Viewer viewer)
    {
        var oldest = clock.GetUtcNow() - MentionsUntil;
        return db.VisibleListeningAlertsTo(viewer).Where(a => a.At > oldest).Join(db.Set<ListeningRule>(), a => a.RuleId, r => r.Id, (a, r) => new DeskRow { Subject = a.Id, Since = a.At, Title = r.Name, Asks = a.Kind == ListeningAlertKind.Spike, Number = a.Count });
    }

    private IQueryable<DeskRow> Approvals(Viewer viewer)
    {
        var me = viewer.MemberId;
        return from p in db.ApprovalsAskedOf(viewer)
            from asked in p.Approvers
            where asked.MemberId == me
            join author in db.Set<Member>() on p.ChangedBy equals author.Id
            select new DeskRow
            {
                Subject = p.Id, Since = asked.AskedAt, Title = p.Title, Person = author.Name, Handle = author.Handle,
                Unit = author.Unit == null ? null : author.Unit.Name, Hue = author.Unit == null ? null : author.Unit.Hue,
            };
    }

    private IQueryable<DeskRow> Replies(Viewer viewer)
    {
        var allowed = fediverse.IsAllowed;
        return from r in db.WaitingRepliesTo(viewer)
            where allowed
            join p in db.Set<Post>() on r.PostId equals p.Id
            join t in db.Set<DiscussionThread>() on p.ThreadId equals t.Id
            join s in db.Set<Space>() on r.SpaceId equals s.Id
            select new DeskRow { Subject = r.Id, Since = r.ReceivedAt, Title = t.Title, Person = r.Name, Place = s.Name, ThreadId = t.Id };
    }

    private IQueryable<DeskRow> Reports(Viewer viewer)
    {
        var (allowed, posts) = (fediverse.IsAllowed, db.Set<Post>());
        return from r in db.OpenReportsTo(viewer)
            where allowed
            join s in db.Set<Space>() on r.SpaceId equals s.Id
            select new DeskRow { Subject = r.Id, Since = r.At, Title = posts.Where(p => p.Id == r.PostId).Select(p => p.Thread!.Title).FirstOrDefault() ?? s.Name, Place = r.Host };
    }

    private IQueryable<DeskRow> IdeaAnswers(Viewer viewer)
    {
        var soon = house.DayOf(clock.GetUtcNow()).AddDays(DaysAhead);
        return Ideas(Answerable(viewer).Where(i => i.FirstAnswerAt == null && i.AnswerDueOn <= soon), answer: true);
    }

    private IQueryable<DeskRow> IdeaDecisions(Viewer viewer)
    {
        var soon = house.DayOf(clock.GetUtcNow()).AddDays(DaysAhead);
        return Ideas(Decidable(viewer).Where(i => i.DecidedAt == null && i.DecisionDueOn <= soon), answer: false);
    }

    /// <summary>The same people as <see cref="FirstAnswers"/> count: who runs ideas in the house or in the idea's space, and of a campaign who leads or sponsors it.</summary>
    private IQueryable<Idea> Answerable(Viewer viewer)
    {
        if (viewer.IsOfTeam) return Promised(viewer);
        var (me, ours, threads) = (viewer.MemberId, db.TeamSpacesTo(viewer, FirstAnswers.Innkeepers), db.Set<DiscussionThread>());
        return Promised(viewer).Where(i => threads.Any(t => t.Id == i.ThreadId && ours.Any(s => s.Id == t.SpaceId)) || i.Campaign!.SponsorId == me || i.Campaign.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Lead));
    }

    private IQueryable<Idea> Decidable(Viewer viewer)
    {
        if (viewer.IsOfTeam) return Promised(viewer);
        var me = viewer.MemberId;
        return Promised(viewer).Where(i => i.Campaign!.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Decider));
    }

    private IQueryable<Idea> Promised(Viewer viewer)
    {
        var runs = viewer.RunsIdeas || !viewer.IsOfTeam;
        return db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => runs && i.MergedIntoId == null && i.Stage!.Kind != StageKind.Declined && i.Stage.Kind != StageKind.Parked && i.Stage.Kind != StageKind.Outcome);
    }

    private IQueryable<DeskRow> Ideas(IQueryable<Idea> ideas, bool answer) =>
        from i in ideas
        join t in db.Set<DiscussionThread>() on i.ThreadId equals t.Id
        join author in db.Set<Member>() on t.AuthorId equals author.Id
        select new DeskRow
        {
            Subject = i.Id, Since = i.SubmittedAt, Title = t.Title, Due = answer ? i.AnswerDueOn : i.DecisionDueOn, Person = author.Name, Handle = author.Handle,
            Unit = author.Unit == null ? null : author.Unit.Name, Hue = author.Unit == null ? null : author.Unit.Hue, Place = i.Campaign!.Title, ThreadId = t.Id, SpaceId = t.SpaceId,
        };
}
