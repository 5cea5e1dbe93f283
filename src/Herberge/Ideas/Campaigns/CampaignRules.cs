using Herberge.Foundation.Outcomes;

namespace Herberge.Ideas.Campaigns;

/// <summary>What a campaign must be like, whether it comes from a form, a template or a program.</summary>
internal static class CampaignRules
{
    public const int MostCriteria = 6;
    public const int Whole = 100;

    /// <summary>As many jurors as it takes to tell their mean without telling one of them.</summary>
    public const int FewestJurors = 5;

    public static IEnumerable<Problem> Wrong(CampaignInput input)
    {
        if ((input.Title ?? "").Trim().Length is 0 or > Campaign.LongestTitle) yield return Problem.Invalid(nameof(input.Title), "campaign-title", Campaign.LongestTitle);
        if (input.Question?.Trim().Length > Campaign.LongestQuestion) yield return Problem.Invalid(nameof(input.Question), "campaign-text-long", Campaign.LongestQuestion);
        if (input.Background?.Length > Campaign.LongestBackground) yield return Problem.Invalid(nameof(input.Background), "campaign-text-long", Campaign.LongestBackground);
        if (!Enum.IsDefined(input.Rule)) yield return Problem.Invalid(nameof(input.Rule), "campaign-rule");
        if (input.Rule == SupportRule.Budget && input.Votes is < 1 or > Campaign.MostVotes) yield return Problem.Invalid(nameof(input.Votes), "campaign-votes", Campaign.MostVotes);
        if (input.AnswerWithinDays is < 1 or > Campaign.LongestPromise) yield return Problem.Invalid(nameof(input.AnswerWithinDays), "campaign-days", Campaign.LongestPromise);
        if (input.DecideWithinDays is < 1 or > Campaign.LongestPromise) yield return Problem.Invalid(nameof(input.DecideWithinDays), "campaign-days", Campaign.LongestPromise);
        foreach (var problem in WrongDays(input).Concat(WrongCriteria(input.Criteria))) yield return problem;
    }

    /// <summary>What a campaign needs before people are asked.</summary>
    public static IEnumerable<Problem> Missing(Campaign campaign)
    {
        if (campaign.Question.Length == 0) yield return Problem.Invalid(nameof(campaign.Question), "campaign-needs-question");
        if (campaign.IsBox) yield break;
        if (campaign.SponsorId is null) yield return Problem.Invalid("Sponsor", "campaign-needs-sponsor");
        if (campaign.CollectFrom is null) yield return Problem.Invalid(nameof(campaign.CollectFrom), "campaign-needs-start");
        if (campaign.EvaluateFrom is null && campaign.DecideFrom is null && campaign.DoneFrom is null) yield return Problem.Invalid(nameof(campaign.EvaluateFrom), "campaign-needs-end");
        if (campaign.DecideBy is null) yield return Problem.Invalid(nameof(campaign.DecideBy), "campaign-needs-promise");
        if (campaign.People.All(p => p.Role != CampaignRole.Decider)) yield return Problem.Invalid("Deciders", "campaign-needs-decider");
    }

    private static IEnumerable<Problem> WrongDays(CampaignInput input)
    {
        (string Field, DateOnly? Day)[] days =
        [
            (nameof(input.CollectFrom), input.CollectFrom), (nameof(input.DiscussFrom), input.DiscussFrom), (nameof(input.EvaluateFrom), input.EvaluateFrom),
            (nameof(input.DecideFrom), input.DecideFrom), (nameof(input.DoneFrom), input.DoneFrom),
        ];
        DateOnly? before = null;
        foreach (var (field, day) in days)
        {
            if (day is null) continue;
            if (before >= day) yield return Problem.Invalid(field, "campaign-days-order");
            before = day;
        }

        if (input.DecideBy is { } by && (input.DecideFrom ?? input.EvaluateFrom ?? input.CollectFrom) > by) yield return Problem.Invalid(nameof(input.DecideBy), "campaign-decide-by");
    }

    private static IEnumerable<Problem> WrongCriteria(IReadOnlyList<CriterionInput> criteria)
    {
        if (criteria.Count > MostCriteria) yield return Problem.Invalid("Criteria", "campaign-criteria-many", MostCriteria);
        for (var at = 0; at < criteria.Count; at++)
        {
            if ((criteria[at].Name ?? "").Trim().Length is 0 or > Criterion.LongestName) yield return Problem.Invalid($"Criteria[{at}].Name", "campaign-criterion-name", Criterion.LongestName);
            if (criteria[at].Hint?.Trim().Length > Criterion.LongestName) yield return Problem.Invalid($"Criteria[{at}].Hint", "campaign-text-long", Criterion.LongestName);
            if (criteria[at].Weight is < 1 or > Whole) yield return Problem.Invalid($"Criteria[{at}].Weight", "campaign-criterion-weight");
            if (!Enum.IsDefined(criteria[at].Axis)) yield return Problem.Invalid($"Criteria[{at}].Axis", "campaign-criterion-axis");
        }

        if (criteria.Count > 0 && criteria.Sum(c => c.Weight) is var sum and not Whole) yield return Problem.Invalid("Criteria", "campaign-criteria-sum", sum);
    }
}
