using Herberge.Foundation.Portability;

namespace Herberge.Gatherings;

/// <summary>What an exported house holds of this room, and what stays behind.</summary>
internal sealed class GatheringsPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("gatherings", "Gatherings: what, when, where, by which rules"),
        TableDecision.Exports("gatherings_series", "Rules of gatherings that come again"),
        TableDecision.Exports("gatherings_hosts", "Who hosts what"),
        TableDecision.Exports("gatherings_units", "Units a gathering is for"),
        TableDecision.Exports("gatherings_agenda", "Points of programmes"),
        TableDecision.Exports("gatherings_questions", "What hosts ask"),
        TableDecision.Exports("gatherings_registrations", "Who comes, may, waits for a seat, came").SeemsSecret("Code", "EntryKey"),
        TableDecision.Exports("gatherings_answers", "Answers to hosts"),
        TableDecision.Exports("gatherings_mix", "Who comes by unit, as it was last shown"),
        TableDecision.Exports("gatherings_sessions", "Sessions people propose, where and when they are"),
        TableDecision.Exports("gatherings_session_hosts", "Who gives a session"),
        TableDecision.Exports("gatherings_session_rooms", "Rooms of a plan"),
        TableDecision.Exports("gatherings_session_slots", "Times of a plan"),
        TableDecision.Exports("gatherings_session_plans", "How far a plan is"),
        TableDecision.Exports("gatherings_follow_ups", "What hosts wrote when it was over"),
        TableDecision.Exports("gatherings_feedback_given", "Who answered the three questions, not what"),
        TableDecision.Exports("gatherings_feedback_counts", "How often each answer was given"),
        TableDecision.Exports("gatherings_feedback_texts", "What people would do differently, nobody knows who"),
        TableDecision.Leaves("gatherings_session_wishes", "Who wants which session is their secret; people vote again"),
        TableDecision.Leaves("gatherings_session_ballots", "Who voted on sessions; people vote again"),
        TableDecision.Leaves("gatherings_feeds", "Secret addresses of calendars; people make new ones"),
    ];
}
