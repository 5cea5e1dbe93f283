using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Outcomes;

public sealed record MilestoneLine(Guid Id, string Title, string? Owner, int? OwnerHue, DateOnly? DueOn, DateTimeOffset? DoneAt);

/// <param name="IsAlive">Neither parked nor declined.</param>
/// <param name="StoryHtml">What became of it, told in the thread; null while nobody told it.</param>
public sealed record OutcomeView(
    string Title, string? Owner, string? OwnerHandle, int? OwnerHue, string? WorkLink, DateOnly? From, DateOnly? Until, IReadOnlyList<MilestoneLine> Steps,
    IReadOnlyList<Benefit> Benefits, string? StoryHtml, DateTimeOffset? StoryAt, string? StoryBy, bool MayCarryOut, bool MayPlan, bool IsAlive)
{
    public MilestoneLine? Next => Steps.FirstOrDefault(s => s.DoneAt is null);

    public bool IsEmpty => Owner is null && WorkLink is null && From is null && Until is null && Steps.Count == 0 && Benefits.Count == 0 && StoryHtml is null;
}

/// <summary>How an idea is carried out and what it brought.</summary>
internal sealed class SeeOutcome(HouseDb db)
{
    public async Task<OutcomeView?> HandleAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return null;
        var members = db.Set<Member>();
        var posts = db.VisiblePostsTo(viewer);
        var idea = await db.Ideas.AsNoTracking().Where(i => i.Id == ideaId).Select(i => new
        {
            i.Thread!.Title,
            i.WorkLink,
            i.PlannedFrom,
            i.PlannedUntil,
            Owner = members.Where(m => m.Id == i.OwnerId).Select(m => new { m.Name, m.Handle, Hue = (int?)m.Unit!.Hue }).FirstOrDefault(),
            Story = posts.Where(p => p.Id == i.StoryPostId && p.DeletedAt == null)
                .Select(p => new { p.Html, p.CreatedAt, By = members.Where(m => m.Id == p.AuthorId).Select(m => m.Name).FirstOrDefault() }).FirstOrDefault(),
        }).SingleAsync(ct);
        var steps = await db.Milestones.AsNoTracking().Where(m => m.IdeaId == ideaId).OrderBy(m => m.DoneAt == null).ThenBy(m => m.DoneAt).ThenBy(m => m.DueOn == null).ThenBy(m => m.DueOn).ThenBy(m => m.Id)
            .Select(m => new
            {
                Step = m,
                Owner = members.Where(o => o.Id == m.OwnerId).Select(o => new { o.Name, Hue = (int?)o.Unit!.Hue }).FirstOrDefault(),
            }).ToListAsync(ct);
        var benefits = await db.Benefits.AsNoTracking().Where(b => b.IdeaId == ideaId).OrderBy(b => b.IsMeasured).ThenByDescending(b => b.On).ThenBy(b => b.Id).ToListAsync(ct);
        return new OutcomeView(
            idea.Title, idea.Owner?.Name, idea.Owner?.Handle, idea.Owner?.Hue, idea.WorkLink, idea.PlannedFrom, idea.PlannedUntil,
            [.. steps.Select(s => new MilestoneLine(s.Step.Id, s.Step.Title, s.Owner?.Name, s.Owner?.Hue, s.Step.DueOn, s.Step.DoneAt))], benefits,
            idea.Story?.Html, idea.Story?.CreatedAt, idea.Story?.By, standing.MayCarryOut, standing.MayPlan,
            standing.Stage.Kind is not (StageKind.Parked or StageKind.Declined));
    }
}
