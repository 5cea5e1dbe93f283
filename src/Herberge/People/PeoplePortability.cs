using Herberge.Foundation.Portability;

namespace Herberge.People;

/// <summary>What an exported house holds of this room, and what stays behind.</summary>
internal sealed class PeoplePortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("members", "People: name, address, profile, unit or company, roles and state"),
        TableDecision.Exports("units", "The tree of organisation units"),
        TableDecision.Exports("partners", "Partner companies"),
        TableDecision.Exports("deactivation_proposals", "Whom the last file of people no longer named"),
    ];
}
