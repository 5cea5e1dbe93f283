using Herberge.Foundation.Portability;

namespace Herberge.Ideas;

/// <summary>What an exported house holds of this room, and what stays behind.</summary>
internal sealed class IdeasPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("ideas", "Ideas: what their thread does not hold"),
        TableDecision.Exports("ideas_campaigns", "Campaigns and boxes of ideas"),
        TableDecision.Exports("ideas_campaign_people", "Who sits on the jury, decides or sponsors"),
        TableDecision.Exports("ideas_campaign_units", "Units a campaign is for"),
        TableDecision.Exports("ideas_criteria", "What a jury judges by"),
        TableDecision.Exports("ideas_score_cards", "Who judged what"),
        TableDecision.Exports("ideas_scores", "Points on the cards"),
        TableDecision.Exports("ideas_decisions", "Decisions and their reopening"),
        TableDecision.Exports("ideas_people", "Teams of ideas"),
        TableDecision.Exports("ideas_tags", "Tags of ideas"),
        TableDecision.Exports("ideas_merges", "Ideas that were joined"),
        TableDecision.Exports("ideas_benefits", "What ideas brought"),
        TableDecision.Exports("ideas_milestones", "Steps of carrying out"),
        TableDecision.Exports("ideas_stages", "The stages of this house").Seeded(),
        TableDecision.Exports("ideas_moves", "Each step of an idea from stage to stage"),
        TableDecision.Exports("ideas_subscriptions", "Who follows campaigns and filters"),
        TableDecision.Exports("ideas_filters", "Filters somebody kept"),
        TableDecision.Exports("ideas_assumptions", "Assumptions behind ideas"),
        TableDecision.Exports("ideas_opinions", "Who thinks what of them"),
        TableDecision.Exports("ideas_votes", "Who supports what"),
        TableDecision.Exports("ideas_support_releases", "Support by unit as it was last shown"),
    ];
}
