using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Tables;

/// <summary>The ideas a filter leaves of those the viewer may read. Ideas that became part of another one are found there.</summary>
internal sealed class FilteredIdeas(HouseDb db, SearchIndex index, House house, TimeProvider clock)
{
    public IQueryable<Idea> For(IdeasFilter filter, Viewer viewer)
    {
        var (me, today) = (viewer.MemberId, house.DayOf(clock.GetUtcNow()));
        var ideas = db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.MergedIntoId == null);
        if (filter.Campaign is { } campaign) ideas = ideas.Where(i => i.CampaignId == campaign);
        if (filter.Stage is { } stage) ideas = ideas.Where(i => i.StageId == stage);
        if (filter.Tag is { } tag) ideas = ideas.Where(i => i.Tags.Any(t => t.Tag == tag));
        // How the company is built is not for its guests.
        if (filter.Unit is { } unit && viewer.IsInside) ideas = OfUnit(ideas, unit);
        ideas = filter.Due switch
        {
            Overdue.Answer => ideas.Where(i => i.AnswerDueOn < today && i.FirstAnswerAt == null && i.Stage!.Kind < StageKind.Decided),
            Overdue.Decision => ideas.Where(i => i.DecisionDueOn < today && i.DecidedAt == null && i.Stage!.Kind < StageKind.Decided),
            _ => ideas,
        };
        var follows = db.Set<ThreadFollow>();
        ideas = filter.Own switch
        {
            OwnIdeas.Mine => ideas.Where(i => i.Team.Any(p => p.MemberId == me && !p.IsAsked)),
            OwnIdeas.Followed => ideas.Where(i => follows.Any(f => f.ThreadId == i.ThreadId && f.MemberId == me && f.State == FollowState.Following)),
            _ => ideas,
        };
        if (filter.From is { } from)
        {
            var at = Start(from);
            ideas = ideas.Where(i => i.SubmittedAt >= at);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var at = Start(to.AddDays(1));
            ideas = ideas.Where(i => i.SubmittedAt < at);
        }

        return filter.Words is { } words ? Saying(ideas, words) : ideas;
    }

    private IQueryable<Idea> OfUnit(IQueryable<Idea> ideas, Guid unit)
    {
        var (members, tree) = (db.Set<Member>(), db.Set<OrgUnit>());
        var authors = members.Where(m => m.UnitId == unit || tree.Any(top => top.Id == unit && m.Unit!.Path.StartsWith(top.Path + "/"))).Select(m => m.Id);
        return ideas.Where(i => authors.Contains(i.Thread!.AuthorId));
    }

    /// <summary>Title and text by the house's search, which knows word forms; the lead as it is written.</summary>
    private IQueryable<Idea> Saying(IQueryable<Idea> ideas, string words)
    {
        var lower = words.ToLowerInvariant();
        var terms = SearchTerms.Parse(words);
        if (terms.IsEmpty) return ideas.Where(i => i.Lead.ToLower().Contains(lower));
        var found = index.Matching(terms).Where(r => r.Kind == SearchKind.Post && r.Title != "").Select(r => r.ThreadId);
        return ideas.Where(i => found.Contains(i.ThreadId) || i.Lead.ToLower().Contains(lower));
    }

    private DateTimeOffset Start(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), house.TimeZone));
}
