using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Tables;

/// <param name="Numbers">Of the ideas; at most <see cref="MoveChosen.Most"/> are looked at.</param>
/// <param name="Digest">Of the preview somebody said yes to.</param>
public sealed record MoveChosenInput(IReadOnlyList<int> Numbers, Guid ToStageId, string? Reason, string? Digest = null);

/// <summary>What a bulk move would do with one idea.</summary>
/// <param name="Why">What stands in the way; empty when it moves.</param>
public sealed record PlannedMove(Guid Id, int Number, string Title, Guid FromId, string From, IReadOnlyList<Problem> Why)
{
    public bool Moves => Why.Count == 0;
}

/// <param name="Digest">To be given back with the order to move.</param>
public sealed record MovePlan(Guid ToId, string To, string? Reason, IReadOnlyList<PlannedMove> Items, string Digest)
{
    public int Moving => Items.Count(i => i.Moves);
}

/// <summary>
/// Moves several ideas: see first which would move and which not and why, then exactly those or none. Each goes through
/// <see cref="MoveIdea"/>, so that each has its rule, its history and a word to its people.
/// </summary>
internal sealed class MoveChosen(HouseDb db, WriteTransactions writes, MoveIdea move)
{
    public const int Most = ListTable.PageSize;

    /// <summary>Those of the numbers the viewer may read, to be shown before a stage is chosen.</summary>
    public async Task<IReadOnlyList<PlannedMove>> ChosenAsync(IReadOnlyList<int> numbers, Viewer viewer, CancellationToken ct)
    {
        var (some, english) = (numbers.Distinct().Take(Most).ToList(), viewer.Language == "en");
        return await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => some.Contains(i.Number)).OrderBy(i => i.Number)
            .Select(i => new PlannedMove(i.Id, i.Number, i.Thread!.Title, i.StageId, english ? i.Stage!.NameEn : i.Stage!.NameDe, new List<Problem>())).ToListAsync(ct);
    }

    public async Task<Result<MovePlan>> PreviewAsync(MoveChosenInput input, Viewer viewer, CancellationToken ct)
    {
        if (await db.Stages.AsNoTracking().FirstOrDefaultAsync(s => s.Id == input.ToStageId && s.RetiredAt == null, ct) is not { } to)
            return Problem.Invalid(nameof(input.ToStageId), "stage-unknown");
        var chosen = await ChosenAsync(input.Numbers, viewer, ct);
        if (chosen.Count == 0) return Problem.Invalid(nameof(input.Numbers), "table-move-none");
        var items = new List<PlannedMove>();
        foreach (var idea in chosen)
        {
            if (await IdeaStanding.FindAsync(db, idea.Id, viewer, ct) is not { } standing) continue;
            IReadOnlyList<Problem> why = standing.Closed is { } closed ? [closed] : StageRules.Against(await move.FactsAsync(standing, ct), to, standing.Is, input.Reason);
            items.Add(idea with { Why = why });
        }

        // What is wrong with the reason is wrong with all of them: said once, at its field.
        if (items.SelectMany(i => i.Why).FirstOrDefault(p => p.Field == nameof(MoveIdeaInput.Reason)) is { } reason) return reason;
        return new MovePlan(to.Id, to.NameIn(viewer.Language), input.Reason, items, Digest(to.Id, input.Reason, items));
    }

    /// <returns>How many moved.</returns>
    public async Task<Result<int>> HandleAsync(MoveChosenInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        var looked = await PreviewAsync(input, viewer, ct);
        if (!looked.Succeeded) return Result<int>.From(looked.Problems);
        var plan = looked.Value;
        if (plan.Digest != input.Digest) return Problem.Conflict("table-move-changed");
        if (plan.Moving == 0) return Problem.Conflict("table-move-nothing");
        var moved = new List<IdeaMoved>();
        foreach (var idea in plan.Items.Where(i => i.Moves))
        {
            var one = await move.ApplyAsync(new MoveIdeaInput(idea.Id, plan.ToId, input.Reason), [], viewer, ct);
            if (!one.Succeeded) return Problem.Conflict("table-move-changed");
            moved.Add(one.Value);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        await move.TellAsync(moved, CancellationToken.None);
        return moved.Count;
    }

    /// <summary>Of all that was looked at: should an idea have moved since, or gained what it lacked, nothing is done.</summary>
    private static string Digest(Guid to, string? reason, IEnumerable<PlannedMove> items) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0',
        [to.ToString(), reason?.ReplaceLineEndings("\n").Trim() ?? "", .. items.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Id} {i.FromId} {string.Join(',', i.Why.Select(p => p.Code))}"))]))));
}
