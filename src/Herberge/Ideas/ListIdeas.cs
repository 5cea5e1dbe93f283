using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>An idea as a line of a list.</summary>
public sealed record IdeaLine(
    Guid Id, int Number, string Title, string Lead, StageKind Kind, string Stage, string Campaign, Guid CampaignId, string Author, int? Hue, string? Unit, bool IsGuest,
    DateTimeOffset SubmittedAt, DateTimeOffset StageSince, DateOnly? AnswerDueOn, DateTimeOffset? FirstAnswerAt, int Supporters, int Replies)
{
    public string Label => Idea.LabelOf(Number);
}

/// <summary>What somebody has to do with ideas.</summary>
/// <param name="Asked">Teams they are asked into.</param>
/// <param name="Supported">For them alone: nobody else learns what they support.</param>
public sealed record MyIdeas(IReadOnlyList<IdeaLine> Authored, IReadOnlyList<IdeaLine> Helped, IReadOnlyList<IdeaLine> Asked, IReadOnlyList<IdeaLine> Supported);

/// <summary>Lists of ideas the viewer may read.</summary>
internal sealed class ListIdeas(HouseDb db)
{
    public const int Usual = 25;
    private const int Most = 100;

    public Task<IReadOnlyList<IdeaLine>> NewestAsync(int most, Viewer viewer, CancellationToken ct) =>
        LinesAsync(Open(viewer).OrderByDescending(i => i.Number).Take(most), viewer, ct);

    /// <summary>What became of ideas: those that came furthest lately.</summary>
    public Task<IReadOnlyList<IdeaLine>> LatelyDecidedAsync(int most, Viewer viewer, CancellationToken ct) =>
        LinesAsync(Open(viewer).Where(i => i.Stage!.Kind >= StageKind.Decided).OrderByDescending(i => i.StageSince).Take(most), viewer, ct);

    /// <summary>Those nobody in charge has answered, the one promised soonest first.</summary>
    public Task<IReadOnlyList<IdeaLine>> UnansweredAsync(int most, Viewer viewer, CancellationToken ct) =>
        LinesAsync(Open(viewer).Where(i => i.FirstAnswerAt == null && i.Stage!.Kind < StageKind.Decided).OrderBy(i => i.AnswerDueOn).ThenBy(i => i.Number).Take(most), viewer, ct);

    /// <summary>A page of all, newest first.</summary>
    /// <param name="before">Number of the last idea of the page before.</param>
    /// <param name="campaignId">Only those of this campaign.</param>
    /// <param name="stageId">Only those that stand here.</param>
    /// <param name="most">Lines of a page.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<IdeaLine>> PageAsync(int? before, Guid? campaignId, Guid? stageId, int most, Viewer viewer, CancellationToken ct)
    {
        var ideas = Open(viewer);
        if (before is { } number) ideas = ideas.Where(i => i.Number < number);
        if (campaignId is { } campaign) ideas = ideas.Where(i => i.CampaignId == campaign);
        if (stageId is { } stage) ideas = ideas.Where(i => i.StageId == stage);
        return LinesAsync(ideas.OrderByDescending(i => i.Number).Take(most), viewer, ct);
    }

    public async Task<MyIdeas> MineAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, mine, votes) = (viewer.MemberId, db.VisibleIdeasTo(viewer), db.Votes);
        return new MyIdeas(
            await LinesAsync(Newest(mine.Where(i => i.Team.Any(p => p.MemberId == me && !p.IsAsked && p.Role != TeamRole.Helper))), viewer, ct),
            await LinesAsync(Newest(mine.Where(i => i.Team.Any(p => p.MemberId == me && !p.IsAsked && p.Role == TeamRole.Helper))), viewer, ct),
            await LinesAsync(Newest(mine.Where(i => i.Team.Any(p => p.MemberId == me && p.IsAsked))), viewer, ct),
            await LinesAsync(Newest(mine.Where(i => votes.Any(v => v.IdeaId == i.Id && v.MemberId == me))), viewer, ct));

        static IQueryable<Idea> Newest(IQueryable<Idea> ideas) => ideas.OrderByDescending(i => i.StageSince).Take(Most);
    }

    private IQueryable<Idea> Open(Viewer viewer) => db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.MergedIntoId == null);

    private async Task<IReadOnlyList<IdeaLine>> LinesAsync(IQueryable<Idea> ideas, Viewer viewer, CancellationToken ct)
    {
        var (english, members) = (viewer.Language == "en", db.Set<Member>());
        var rows = await ideas.Select(i => new
        {
            i.Id, i.Number, i.Thread!.Title, i.Lead, i.Stage!.Kind, Stage = english ? i.Stage.NameEn : i.Stage.NameDe, Campaign = i.Campaign!.Title, i.CampaignId, i.SubmittedAt, i.StageSince,
            i.AnswerDueOn, i.FirstAnswerAt, i.Supporters, i.Thread.ReplyCount,
            Author = members.Where(m => m.Id == i.Thread.AuthorId).Select(m => new { m.Name, Hue = m.Unit == null ? null : (int?)m.Unit.Hue, Unit = m.Partner != null ? m.Partner.Name : m.Unit!.Name, Guest = m.PartnerId != null }).First(),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new IdeaLine(r.Id, r.Number, r.Title, r.Lead, r.Kind, r.Stage, r.Campaign, r.CampaignId, r.Author.Name, r.Author.Hue, r.Author.Unit, r.Author.Guest,
            r.SubmittedAt, r.StageSince, r.AnswerDueOn, r.FirstAnswerAt, r.Supporters, r.ReplyCount))];
    }
}
