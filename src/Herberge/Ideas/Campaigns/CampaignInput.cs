namespace Herberge.Ideas.Campaigns;

/// <param name="Weight">In percent.</param>
/// <param name="Hint">What 1 and 5 mean, where it isn't plain.</param>
public sealed record CriterionInput(string? Name, int Weight, string? Hint = null, CriterionAxis Axis = CriterionAxis.None);

/// <summary>A campaign as it is written; what is still missing before it is published, <see cref="PublishCampaign"/> says.</summary>
/// <param name="Sponsor">Handle of who asks.</param>
/// <param name="Audience">Units; none for everybody who reads the space.</param>
/// <param name="Leads">Handles of who runs it beside who wrote it down.</param>
/// <param name="Jurors">Handles; none, or at least as many as the smallest group that is told of.</param>
/// <param name="Deciders">Handles.</param>
public sealed record CampaignInput(
    string? Title, string? Question, string? Background, Guid? SpaceId, string? Sponsor, SupportRule Rule, int Votes, int AnswerWithinDays, int? DecideWithinDays, DateOnly? DecideBy,
    DateOnly? CollectFrom, DateOnly? DiscussFrom, DateOnly? EvaluateFrom, DateOnly? DecideFrom, DateOnly? DoneFrom,
    IReadOnlyList<Guid> Audience, IReadOnlyList<string> Leads, IReadOnlyList<string> Jurors, IReadOnlyList<string> Deciders, IReadOnlyList<CriterionInput> Criteria);
