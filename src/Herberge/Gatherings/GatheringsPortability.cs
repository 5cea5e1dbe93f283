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
        TableDecision.Leaves("gatherings_feeds", "Secret addresses of calendars; people make new ones"),
    ];
}
