using Herberge.Foundation.Portability;

namespace Herberge.Desks;

/// <summary>What an exported house holds of this room.</summary>
internal sealed class DesksPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("desks_items", "How the team handles what waits: who has taken it on, until when it rests, who was asked"),
        TableDecision.Exports("desks_deputies", "Who looks after whose things at the desk, and when"),
        TableDecision.Exports("desks_weeks", "Figures of the ladder as desks told them week by week"),
        TableDecision.Exports("desks_report_readers", "Who gets which report by mail, and who chose them"),
        TableDecision.Exports("desks_reports_sent", "Which reports have gone out"),
    ];
}
