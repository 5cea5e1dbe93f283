using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Stages;

/// <param name="IdeaIds">At most <see cref="MoveManyIdeas.Most"/>; all of them move, or none.</param>
public sealed record MoveManyInput(IReadOnlyList<Guid> IdeaIds, Guid ToStageId, string? Reason = null);

/// <summary>What would happen to one of many ideas.</summary>
/// <param name="Against">What stands in the way, apart from the reason; empty when it can go.</param>
public sealed record MovePreview(Guid Id, string Label, string Title, IReadOnlyList<Problem> Against);

/// <summary>Brings many ideas to one stage with one reason, each by the rule of <see cref="MoveIdea"/>; before, shows what would happen to each.</summary>
internal sealed class MoveManyIdeas(HouseDb db, WriteTransactions writes, MoveIdea move)
{
    public const int Most = 100;

    /// <summary>The ideas of a campaign that stand at one stage, as they would go to another.</summary>
    public async Task<IReadOnlyList<MovePreview>> PreviewAsync(Guid campaignId, Guid fromId, Guid toId, Viewer viewer, CancellationToken ct)
    {
        var ids = await db.VisibleIdeasTo(viewer).Where(i => i.CampaignId == campaignId && i.StageId == fromId && i.MergedIntoId == null).OrderBy(i => i.Number).Take(Most).Select(i => i.Id).ToListAsync(ct);
        if (await db.Stages.AsNoTracking().FirstOrDefaultAsync(s => s.Id == toId, ct) is not { } to) return [];
        var previews = new List<MovePreview>(ids.Count);
        foreach (var id in ids)
        {
            if (await IdeaStanding.FindAsync(db, id, viewer, ct) is not { } standing) continue;
            IReadOnlyList<Problem> against = standing.Closed is { } closed ? [closed]
                : [.. StageRules.Against(await move.FactsAsync(standing, ct), to, standing.Is, reason: null).Where(p => p.Field != nameof(MoveIdeaInput.Reason))];
            previews.Add(new MovePreview(id, standing.Idea.Label, standing.Thread.Title, against));
        }

        return previews;
    }

    public async Task<Result<int>> HandleAsync(MoveManyInput input, Viewer viewer, CancellationToken ct)
    {
        var ids = input.IdeaIds.Distinct().ToList();
        if (ids.Count is 0 or > Most) return Problem.Invalid(nameof(input.IdeaIds), "moves-none", Most);
        await using var transaction = await writes.BeginAsync(db, ct);
        var moved = new List<IdeaMoved>(ids.Count);
        foreach (var id in ids)
        {
            var one = await move.ApplyAsync(new MoveIdeaInput(id, input.ToStageId, input.Reason), [], viewer, ct);
            if (!one.Succeeded) return Result<int>.From(one.Problems);
            moved.Add(one.Value);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await move.TellAsync(moved, CancellationToken.None);
        return moved.Count;
    }
}
