using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Stages;

/// <param name="Id">Null for a new stage.</param>
/// <param name="Kind">What it means to the house; only for a new one.</param>
public sealed record StageInput(Guid? Id, StageKind Kind, string? NameDe, string? NameEn, StageMovers Movers, StageNeeds Needs, string? TellDe, string? TellEn);

/// <summary>
/// Makes the path of ideas the house's own. Stages stay in the order of their kinds, so that the path always leads from new to outcome;
/// one that isn't used any more is retired, never taken away: it stands in histories.
/// </summary>
internal sealed class EditStages(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    private const int Most = 20;

    public async Task<Result<Guid>> SaveAsync(StageInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("stages-for-hosts");
        if (Wrong(input).ToList() is { Count: > 0 } problems) return Result<Guid>.From(problems);
        await using var transaction = await writes.BeginAsync(db, ct);
        var stages = await db.Stages.OrderBy(s => s.Position).ToListAsync(ct);
        var stage = input.Id is { } id ? stages.Find(s => s.Id == id) : stages.Count < Most ? Add(stages, input.Kind) : null;
        if (stage is null) return input.Id is null ? Problem.Conflict("stages-many", Most) : Problem.NotFound();
        (stage.NameDe, stage.NameEn, stage.TellDe, stage.TellEn) = (IdeaText.Line(input.NameDe!), IdeaText.Line(input.NameEn!), input.TellDe!.Trim(), input.TellEn!.Trim());
        (stage.Movers, stage.Needs) = (input.Movers, input.Needs);
        Note(viewer, "idea.stage-changed", stage);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return stage.Id;
    }

    /// <summary>Among stages of the same kind: one up or down.</summary>
    public Task<Result<Done>> ShiftAsync(Guid id, bool up, Viewer viewer, CancellationToken ct) => ChangeAsync(id, (stages, stage) =>
    {
        var at = stages.IndexOf(stage);
        var other = stages.ElementAtOrDefault(up ? at - 1 : at + 1);
        if (other?.Kind != stage.Kind) return Problem.Conflict("stage-at-end");
        (stage.Position, other.Position) = (other.Position, stage.Position);
        return null;
    }, viewer, ct);

    public Task<Result<Done>> RetireAsync(Guid id, bool on, Viewer viewer, CancellationToken ct) => ChangeAsync(id, (stages, stage) =>
    {
        if (on && stage.Kind == StageKind.Submitted && !stages.Exists(s => s.Id != id && s.Kind == StageKind.Submitted && s.RetiredAt is null)) return Problem.Conflict("stage-first-stays");
        stage.RetiredAt = on ? stage.RetiredAt ?? clock.GetUtcNow() : null;
        return null;
    }, viewer, ct);

    private async Task<Result<Done>> ChangeAsync(Guid id, Func<List<Stage>, Stage, Problem?> change, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("stages-for-hosts");
        await using var transaction = await writes.BeginAsync(db, ct);
        var stages = await db.Stages.OrderBy(s => s.Position).ToListAsync(ct);
        if (stages.Find(s => s.Id == id) is not { } stage) return Problem.NotFound();
        if (change(stages, stage) is { } problem) return problem;
        Note(viewer, "idea.stage-changed", stage);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>After the last of its kind; what comes later makes room.</summary>
    private Stage Add(List<Stage> stages, StageKind kind)
    {
        var place = stages.FindLastIndex(s => s.Kind <= kind) + 1;
        var stage = new Stage(Guid.CreateVersion7(clock.GetUtcNow()), kind, place);
        stages.Insert(place, stage);
        for (var i = 0; i < stages.Count; i++) stages[i].Position = i;
        db.Stages.Add(stage);
        return stage;
    }

    private void Note(Viewer viewer, string action, Stage stage) => db.Audit.Add(new AuditEntry(viewer.MemberId, action, stage.NameIn(house.Language), "", clock.GetUtcNow()));

    private static IEnumerable<Problem> Wrong(StageInput input)
    {
        foreach (var (field, name) in new[] { (nameof(input.NameDe), input.NameDe), (nameof(input.NameEn), input.NameEn) })
        {
            if (string.IsNullOrWhiteSpace(name) || IdeaText.Line(name).Length > Stage.LongestName) yield return Problem.Invalid(field, "stage-name", Stage.LongestName);
        }

        foreach (var (field, words) in new[] { (nameof(input.TellDe), input.TellDe), (nameof(input.TellEn), input.TellEn) })
        {
            if (string.IsNullOrWhiteSpace(words) || words.Trim().Length > Stage.LongestWords) yield return Problem.Invalid(field, "stage-tell-words", Stage.LongestWords);
        }

        if (input.Movers == StageMovers.None || (input.Movers & ~StageChoices.AllMovers) != 0) yield return Problem.Invalid(nameof(input.Movers), "stage-movers");
        if ((input.Needs & ~StageChoices.AllNeeds) != 0) yield return Problem.Invalid(nameof(input.Needs), "stage-needs");
        if (!Enum.IsDefined(input.Kind)) yield return Problem.Invalid(nameof(input.Kind), "stage-kind");
    }
}

/// <summary>What a stage can be given, in the order people choose it.</summary>
internal static class StageChoices
{
    public static IReadOnlyList<StageMovers> Movers { get; } = [StageMovers.Authors, StageMovers.Leads, StageMovers.Jurors, StageMovers.Deciders, StageMovers.Innkeepers];

    public static IReadOnlyList<StageNeeds> Needs { get; } =
        [StageNeeds.Reason, StageNeeds.FirstAnswer, StageNeeds.Evaluation, StageNeeds.Decision, StageNeeds.Owner, StageNeeds.ExpectedBenefit, StageNeeds.MeasuredBenefit];

    public static StageMovers AllMovers { get; } = Movers.Aggregate((a, b) => a | b);

    public static StageNeeds AllNeeds { get; } = Needs.Aggregate((a, b) => a | b);
}
