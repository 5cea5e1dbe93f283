using Herberge.Foundation.Outcomes;
using Herberge.Ideas.Decisions;

namespace Herberge.Ideas.Stages;

/// <summary>What is known of an idea that stages may ask for.</summary>
/// <param name="Verdict">Of the decision that stands; null for none.</param>
internal sealed record StageFacts(Stage Stage, bool IsAnswered, bool IsEvaluated, Verdict? Verdict, bool HasOwner, bool HasExpectedBenefit, bool HasMeasuredBenefit);

/// <summary>The rule of moving ideas, the same for pages, board, decisions, imports and API.</summary>
internal static class StageRules
{
    private static readonly (StageNeeds Need, Func<StageFacts, bool> IsThere, string Missing)[] Needs =
    [
        (StageNeeds.FirstAnswer, facts => facts.IsAnswered, "stage-needs-answer"),
        (StageNeeds.Evaluation, facts => facts.IsEvaluated, "stage-needs-evaluation"),
        (StageNeeds.Decision, facts => facts.Verdict is not null, "stage-needs-decision"),
        (StageNeeds.Owner, facts => facts.HasOwner, "stage-needs-owner"),
        (StageNeeds.ExpectedBenefit, facts => facts.HasExpectedBenefit, "stage-needs-expected-benefit"),
        (StageNeeds.MeasuredBenefit, facts => facts.HasMeasuredBenefit, "stage-needs-measured-benefit"),
    ];

    /// <summary>
    /// Whether somebody may move an idea from one stage into another at all. Authors bring their idea forward; taking it back, or up
    /// again after it was parked or declined, is for the others.
    /// </summary>
    public static bool MayMove(Stage from, Stage to, StageMovers who) => (to.Movers & (GoesBack(from, to) ? who & ~StageMovers.Authors : who)) != 0;

    /// <summary>Whether the move needs a reason everybody can read: where the stage wants one, and whenever an idea goes back.</summary>
    public static bool WantsReason(Stage from, Stage to) => to.WantsReason || GoesBack(from, to);

    /// <summary>What has to be there first, apart from the reason; empty when nothing stands in the way.</summary>
    public static IReadOnlyList<Problem> Missing(StageFacts facts, Stage to)
    {
        var missing = Needs.Where(n => to.Needs.HasFlag(n.Need) && !n.IsThere(facts)).Select(n => Problem.Conflict(n.Missing)).ToList();
        if (facts.Verdict is { } verdict && !Fits(verdict, to.Kind)) missing.Add(Problem.Conflict("stage-decision-stands"));
        return missing;
    }

    /// <summary>Everything that stands in the way of a move; the first thing first.</summary>
    public static IReadOnlyList<Problem> Against(StageFacts facts, Stage to, StageMovers who, string? reason)
    {
        if (to.Id == facts.Stage.Id) return [Problem.Conflict("idea-already-there")];
        if (!MayMove(facts.Stage, to, who)) return [Problem.Forbidden("stage-not-yours")];
        if (to.RetiredAt is not null) return [Problem.Conflict("stage-retired")];
        var problems = Missing(facts, to).ToList();
        if (string.IsNullOrWhiteSpace(reason))
        {
            if (WantsReason(facts.Stage, to)) problems.Add(Problem.Invalid(nameof(MoveIdeaInput.Reason), "stage-reason-missing"));
        }
        else if (reason.Trim().Length > StageMove.LongestReason)
        {
            problems.Add(Problem.Invalid(nameof(MoveIdeaInput.Reason), "stage-reason-long", StageMove.LongestReason));
        }

        return problems;
    }

    private static bool GoesBack(Stage from, Stage to) => from.Kind is StageKind.Parked or StageKind.Declined || to.Position < from.Position;

    /// <summary>An idea goes where its decision says; elsewhere only after that was reopened.</summary>
    private static bool Fits(Verdict verdict, StageKind kind) => verdict switch
    {
        Verdict.Yes or Verdict.Pilot => kind is StageKind.Decided or StageKind.Underway or StageKind.Outcome,
        Verdict.Parked => kind is StageKind.Decided or StageKind.Parked,
        _ => kind is StageKind.Decided or StageKind.Declined,
    };
}
