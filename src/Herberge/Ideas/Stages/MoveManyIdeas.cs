using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Ideas.Stages;

/// <param name="IdeaIds">At most <see cref="MoveManyIdeas.Most"/>; all of them move, or none.</param>
public sealed record MoveManyInput(IReadOnlyList<Guid> IdeaIds, Guid ToStageId, string? Reason = null);

/// <summary>Brings many ideas to one stage with one reason, each by the rule of <see cref="MoveIdea"/>: for programs, that know which.</summary>
internal sealed class MoveManyIdeas(HouseDb db, WriteTransactions writes, MoveIdea move)
{
    public const int Most = 100;

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
