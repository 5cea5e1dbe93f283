using System.Text.Json.Serialization;
using Herberge.Foundation.Api;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Evaluation;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;

namespace Herberge.Ideas.Api;

/// <summary>A campaign, or the box that is always open.</summary>
/// <param name="PhaseEndsOn">The last day of its phase.</param>
public sealed record CampaignItem(Guid Id, bool IsBox, string Title, string Question, CampaignPhase Phase, DateOnly? PhaseEndsOn, int Ideas, string Space, string? Sponsor)
{
    internal static CampaignItem Of(CampaignCard card) => new(card.Id, card.IsBox, card.Title, card.Question, card.Phase, card.Until, card.Ideas, card.Space, card.Sponsor);
}

public sealed record CriterionItem(Guid Id, string Name, string? Hint, int Weight, CriterionAxis Axis);

/// <summary>A campaign with its rules and promises, and what you may do in it.</summary>
/// <param name="AnswerWithinDays">Working days.</param>
/// <param name="Spent">Votes you have spent, or ideas you support.</param>
public sealed record CampaignView(
    Guid Id, bool IsBox, string Title, string Question, string BackgroundHtml, CampaignPhase Phase, DateOnly? PhaseEndsOn, SupportRule Rule, int Votes, int AnswerWithinDays, int? DecideWithinDays, DateOnly? DecideBy,
    string Space, string? Sponsor, IReadOnlyList<CriterionItem> Criteria, IReadOnlyList<string> Audience, bool MaySubmit, bool MaySupport, bool MayRun, int Spent)
{
    internal static CampaignView Of(CampaignHead head) => new(
        head.Id, head.IsBox, head.Title, head.Question, head.BackgroundHtml, head.Phase, head.Ends, head.Rule, head.Votes, head.AnswerWithinDays, head.DecideWithinDays, head.DecideBy, head.SpaceSlug, head.Sponsor?.Name,
        [.. head.Criteria.Select(c => new CriterionItem(c.Id, c.Name, c.Hint, c.Weight, c.Axis))], head.Audience, head.Own.MaySubmit, head.Own.MaySupport, head.Own.MayRun, head.Own.Spent);
}

/// <summary>A campaign as it is written.</summary>
/// <param name="SpaceId">Where its ideas are talked about.</param>
/// <param name="Sponsor">Handle of who asks.</param>
/// <param name="Votes">For each person, where votes are spent.</param>
/// <param name="AnswerWithinDays">Working days.</param>
/// <param name="Audience">Ids of units; none for everybody who reads the space.</param>
/// <param name="Leads">Handles.</param>
/// <param name="Jurors">Handles; none, or five at least.</param>
/// <param name="Deciders">Handles.</param>
/// <param name="Criteria">Weights add up to 100.</param>
public sealed record CampaignBody(
    string? Title, string? Question, string? Background, Guid? SpaceId, string? Sponsor, SupportRule Rule = SupportRule.Approve, int Votes = 5, int AnswerWithinDays = 10, int? DecideWithinDays = null, DateOnly? DecideBy = null,
    DateOnly? CollectFrom = null, DateOnly? DiscussFrom = null, DateOnly? EvaluateFrom = null, DateOnly? DecideFrom = null, DateOnly? DoneFrom = null,
    IReadOnlyList<Guid>? Audience = null, IReadOnlyList<string>? Leads = null, IReadOnlyList<string>? Jurors = null, IReadOnlyList<string>? Deciders = null, IReadOnlyList<CriterionInput>? Criteria = null)
{
    internal CampaignInput Input => new(
        Title, Question, Background, SpaceId, Sponsor, Rule, Votes, AnswerWithinDays, DecideWithinDays, DecideBy, CollectFrom, DiscussFrom, EvaluateFrom, DecideFrom, DoneFrom,
        Audience ?? [], Leads ?? [], Jurors ?? [], Deciders ?? [], Criteria ?? []);
}

public sealed record CampaignMade(Guid Id);

/// <summary>An idea in a list.</summary>
/// <param name="AcrossSilos">Support across units, between 0 and 1; null until it is told.</param>
/// <param name="Mine">Your own votes on it.</param>
/// <param name="AnswerLateByDays">Working days by which a promised first answer is late.</param>
public sealed record RankedIdea(
    Guid Id, string Label, string Title, string Lead, Guid StageId, StageKind Stage, string Author, string? Unit, string? LooksFor, int Comments, int Supporters, int Votes, double? AcrossSilos, int Mine,
    int? AnswerLateByDays, int? DecisionLateByDays, Verdict? Verdict)
{
    internal static RankedIdea Of(IdeaCard card) => new(
        card.Id, card.Label, card.Title, card.Lead, card.StageId, card.StageKind, card.Author.Name, card.Author.Unit, card.LooksFor, card.Comments, card.Supporters, card.Votes, card.AcrossSilos, card.Mine,
        card.AnswerLate, card.DecisionLate, card.Verdict);
}

/// <param name="Count">Votes you want to have on it; 0 takes them back.</param>
public sealed record SupportBody([property: JsonRequired] int Count);

/// <param name="Unit">Null for all units that are not told of.</param>
public sealed record SupportItem(string? Unit, int Supporters);

/// <summary>Who is behind an idea. Units are renewed in steps of at least five people, so they may stay behind the total.</summary>
public sealed record SupportReport(int Supporters, int Votes, double? AcrossSilos, int Mine, IReadOnlyList<SupportItem> Units)
{
    internal static SupportReport Of(SupportPicture picture) => new(
        picture.Card.Supporters, picture.Card.Votes, picture.Card.AcrossSilos, picture.Card.Mine, [.. picture.Bars.Select(bar => new SupportItem(bar.Name, bar.Supporters))]);
}

/// <param name="IsConflicted">You are too close to the idea to judge it.</param>
/// <param name="Scores">1 to 5 by the id of each criterion.</param>
public sealed record JudgementBody(bool IsConflicted = false, IReadOnlyDictionary<Guid, int>? Scores = null, string? Note = null);

/// <summary>What the jury thinks of an idea.</summary>
/// <param name="Figures">Null while it runs, and where fewer than five judged.</param>
public sealed record EvaluationReport(int Jurors, int Given, bool IsClosed, EvaluationFigures? Figures)
{
    internal static EvaluationReport Of(EvaluationPicture picture) => new(picture.Jurors, picture.Given, picture.IsClosed, picture.Figures);
}

[JsonSerializable(typeof(Page<CampaignItem>))]
[JsonSerializable(typeof(CampaignView))]
[JsonSerializable(typeof(CampaignBody))]
[JsonSerializable(typeof(CampaignMade))]
[JsonSerializable(typeof(Page<RankedIdea>))]
[JsonSerializable(typeof(SupportBody))]
[JsonSerializable(typeof(SupportReport))]
[JsonSerializable(typeof(JudgementBody))]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class CampaignsApiJson : JsonSerializerContext;
