using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Subscribing;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <param name="Lead">Two sentences that stand on its card; null takes the beginning of the text.</param>
/// <param name="Text">Markdown; null says what the lead says.</param>
/// <param name="Tags">At most <see cref="IdeaTag.Most"/>.</param>
/// <param name="Files">Ids of uploaded files of the author, beside those the text itself links.</param>
/// <param name="SourceId">A thread the idea comes from; only those who may read it learn of it.</param>
/// <param name="ClientKey">What the sender calls this idea; the same key again gives the same idea.</param>
public sealed record SubmitIdeaInput(
    Guid CampaignId, string Title, string? Lead, string? Text = null, IReadOnlyList<string>? Tags = null, string? LooksFor = null,
    IReadOnlyList<Guid>? Files = null, Guid? SourceId = null, string? ClientKey = null);

public sealed record IdeaSubmitted(Guid Id, Guid ThreadId)
{
    /// <summary>It waits for a moderator and is no idea yet; the other values say nothing.</summary>
    public Guid? HeldId { get; init; }

    public string Address => HeldId is { } held ? $"/held/{held}" : $"/ideas/{Id}";
}

/// <summary>Hands in an idea: a thread in the campaign's space, and the beginning of its path.</summary>
internal sealed class SubmitIdea(HouseDb db, StartThread start, Drafts drafts, MarkdownRenderer markdown, Notify notify, Bell bell, TellFollowers followers, House house, TimeProvider clock)
{
    public Task<Result<IdeaSubmitted>> HandleAsync(SubmitIdeaInput input, Viewer viewer, CancellationToken ct) => HandleAsync(input, clock.GetUtcNow(), null, viewer, ct);

    /// <summary>Hands in what a moderator looked at; see <see cref="StartThread.ApprovedAsync"/>.</summary>
    /// <param name="input">The idea.</param>
    /// <param name="sent">When it was sent: a campaign that is over by now still takes what came in time.</param>
    /// <param name="settled">Called in the transaction; false when somebody else settled it meanwhile.</param>
    /// <param name="viewer">Who sent it.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<IdeaSubmitted>> ApprovedAsync(
        SubmitIdeaInput input, DateTimeOffset sent, Func<Post, CancellationToken, Task<bool>> settled, Viewer viewer, CancellationToken ct) => HandleAsync(input, sent, settled, viewer, ct);

    private async Task<Result<IdeaSubmitted>> HandleAsync(
        SubmitIdeaInput input, DateTimeOffset sent, Func<Post, CancellationToken, Task<bool>>? settled, Viewer viewer, CancellationToken ct)
    {
        var (tags, text) = (IdeaText.Tags(input.Tags), string.IsNullOrWhiteSpace(input.Text) ? input.Lead : input.Text);
        Problem?[] wrong =
        [
            PostText.CheckTitle(nameof(input.Title), input.Title), PostText.Check(nameof(input.Text), text),
            string.IsNullOrWhiteSpace(input.Lead) ? null : IdeaText.CheckLead(nameof(input.Lead), input.Lead),
            IdeaText.CheckTags(nameof(input.Tags), tags), IdeaText.CheckLooksFor(nameof(input.LooksFor), input.LooksFor),
        ];
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems) return Result<IdeaSubmitted>.From(problems);

        var campaignId = input.CampaignId;
        if (await db.VisibleCampaignsTo(viewer).AsNoTracking().Include(c => c.People).FirstOrDefaultAsync(c => c.Id == campaignId, ct) is not { } campaign) return Problem.NotFound();
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var today = house.DayOf(now);
        if (!campaign.TakesIdeasOn(house.DayOf(sent))) return Problem.Conflict("campaign-takes-no-ideas");
        if (!await db.AudienceOf(campaign, now).AnyAsync(m => m.Id == me, ct)) return Problem.Forbidden("campaign-for-others");

        IReadOnlyCollection<Guid> told = [];
        var opening = new StartThreadInput(campaign.SpaceId, ThreadKind.Idea, input.Title, text!, input.Files, input.ClientKey, input.SourceId,
            HeldIdea.Of(campaignId, input.Lead, tags, input.LooksFor));
        var started = settled is null ? await start.TogetherAsync(opening, WriteIdeaAsync, viewer, ct) : await start.ApprovedAsync(opening, WriteIdeaAsync, settled, viewer, ct);
        if (!started.Succeeded) return Result<IdeaSubmitted>.From([.. started.Problems.Select(InOwnWords)]);
        await drafts.DropAsync(Drafts.OfIdea(campaignId), viewer, CancellationToken.None);
        if (started.Value.HeldId is { } held) return new IdeaSubmitted(Guid.Empty, Guid.Empty) { HeldId = held };
        await bell.RingAsync(told, CancellationToken.None);
        var threadId = started.Value.ThreadId;
        var id = await db.Ideas.AsNoTracking().Where(i => i.ThreadId == threadId).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
        // The key opened another kind of thread before.
        return id is null ? Problem.Conflict("client-key-used") : new IdeaSubmitted(id.Value, threadId);

        async Task WriteIdeaAsync(DiscussionThread thread, CancellationToken token) => told = await WriteAsync(campaign, thread, input, tags, today, token);

        static Problem InOwnWords(Problem problem) => problem.Field == nameof(StartThreadInput.Body) ? problem with { Field = nameof(input.Text) } : problem;
    }

    private string LeadOf(SubmitIdeaInput input) => string.IsNullOrWhiteSpace(input.Lead)
        ? IdeaText.LeadOf(markdown.Render(PostText.Clean(input.Text!).Split("\n\n")[0]).Text)
        : IdeaText.Line(input.Lead);

    private async Task<IReadOnlyCollection<Guid>> WriteAsync(
        Campaign campaign, DiscussionThread thread, SubmitIdeaInput input, IReadOnlyList<string> tags, DateOnly today, CancellationToken ct)
    {
        var (me, now) = (thread.AuthorId, thread.CreatedAt);
        var stage = await db.Stages.AsNoTracking().Where(s => s.Kind == StageKind.Submitted && s.RetiredAt == null).OrderBy(s => s.Position).Select(s => s.Id).FirstAsync(ct);
        // Holds the stage's row until the commit, so that two ideas can't take the same number.
        await db.Stages.Where(s => s.Id == stage).ExecuteUpdateAsync(s => s.SetProperty(x => x.Position, x => x.Position), ct);
        var idea = new Idea(Guid.CreateVersion7(now), 1 + (await db.Ideas.MaxAsync(i => (int?)i.Number, ct) ?? 0), campaign.Id, thread.Id, stage, LeadOf(input), now)
        {
            LooksFor = IdeaText.Word(input.LooksFor),
            AnswerDueOn = WorkingDays.After(today, campaign.AnswerWithinDays),
            DecisionDueOn = campaign.DecideBy ?? (campaign.DecideWithinDays is { } days ? WorkingDays.After(today, days) : null),
        };
        idea.Team.Add(new IdeaPerson { IdeaId = idea.Id, MemberId = me, Role = TeamRole.Author, Since = now });
        foreach (var tag in tags) idea.Tags.Add(new IdeaTag { IdeaId = idea.Id, Tag = tag });
        db.Ideas.Add(idea);
        db.StageMoves.Add(new StageMove(Guid.CreateVersion7(now), idea.Id, null, stage, me, now, null));
        db.Acts.Add(new Act(me, ActKind.SubmittedIdea, now, thread.SpaceId, idea.Id));
        db.Audit.Add(new AuditEntry(me, "idea.submitted", idea.Label, "", now));

        var space = await db.Set<Space>().AsNoTracking().SingleAsync(s => s.Id == thread.SpaceId, ct);
        var leads = campaign.People.Where(p => p.Role == CampaignRole.Lead).Select(p => p.MemberId).ToList();
        var told = await notify.Readers(space, leads).Where(id => id != me).ToListAsync(ct);
        await bell.AddAsync([.. told.Select(id => new Notification(id, NotificationKind.IdeaSubmitted, me, space.Id, thread.Id, null, now))], ct);
        return [.. told, .. await followers.HandleAsync(NotificationKind.CampaignIdea, campaign.Id, space, thread.Id, me, leads, ct)];
    }
}
