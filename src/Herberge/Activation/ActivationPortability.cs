using Herberge.Foundation.Portability;

namespace Herberge.Activation;

/// <summary>What an exported house holds of this room, and what stays behind.</summary>
internal sealed class ActivationPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("activation_programmes", "Rounds that bring people together"),
        TableDecision.Exports("activation_entries", "Who takes part, and how they can meet"),
        TableDecision.Leaves("activation_apart", "Whom somebody does not want to meet is read by nobody but them"),
        TableDecision.Exports("activation_rounds", "Draws, in figures"),
        TableDecision.Exports("activation_groups", "Groups of a draw"),
        TableDecision.Exports("activation_circle_seasons", "Seasons of circles"),
        TableDecision.Exports("activation_circle_entries", "Who wants a circle, and how they can meet"),
        TableDecision.Leaves("activation_circle_goals", "What somebody wants to reach is read in their circle"),
        TableDecision.Leaves("activation_circle_notes", "What somebody wrote down for themselves is read by nobody else"),
        TableDecision.Exports("activation_circles", "Circles"),
        TableDecision.Exports("activation_circle_seats", "Who has or had a place in which circle"),
        TableDecision.Exports("activation_circle_meetings", "Weeks in which a circle met"),
        TableDecision.Exports("activation_initiatives", "What people do to digitise their work"),
        TableDecision.Exports("activation_initiative_people", "Who takes part in an initiative"),
        TableDecision.Exports("activation_initiative_topics", "Topics of initiatives"),
        TableDecision.Exports("activation_journeys", "Journeys"),
        TableDecision.Exports("activation_journey_steps", "Their steps"),
        TableDecision.Exports("activation_travellers", "Who is on a journey, and how far"),
        TableDecision.Exports("activation_messages", "What journeys said to people"),
        TableDecision.Exports("activation_host_tasks", "What hosts are to do in person"),
        TableDecision.Exports("activation_seats", "Who was in which group"),
        TableDecision.Exports("activation_invitations", "Links by which colleagues come in, and how many came by each"),
        TableDecision.Leaves("activation_joinings", "Who asked to come in and has yet to show that the mailbox is theirs; gone after a day"),
        TableDecision.Leaves("activation_ladder_releases", "What was told of the ladder, week by week; a house that takes this one in tells anew"),
        TableDecision.Exports("activation_guide_groups", "Groups of ambassadors and guides"),
        TableDecision.Exports("activation_guide_steps", "What somebody new in such a group does first"),
        TableDecision.Exports("activation_guide_waves", "Who begins together in such a group"),
        TableDecision.Exports("activation_guides", "Who was asked to join such a group, and what they said"),
        TableDecision.Exports("activation_guide_tasks", "What such a group is to do"),
        TableDecision.Leaves("activation_guide_marks", "What somebody ticked for themselves is read by nobody else"),
        TableDecision.Leaves("activation_thanks", "What one said to another is read by nobody but the two"),
    ];
}
