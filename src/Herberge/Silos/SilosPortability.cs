using Herberge.Foundation.Portability;

namespace Herberge.Silos;

/// <summary>What an exported house holds of this room: released figures as they are, for a figure is released once.</summary>
internal sealed class SilosPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("silos_settings", "What both sides signed").Seeded(),
        TableDecision.Exports("silos_proposals", "Proposals to change them"),
        TableDecision.Exports("silos_releases", "When figures were released"),
        TableDecision.Exports("silos_figures", "Released figures"),
        TableDecision.Exports("silos_figure_units", "Released figures of units"),
        TableDecision.Exports("silos_figure_cells", "Released figures of pairs of units"),
        TableDecision.Exports("silos_roster", "Who was counted where at the last release"),
        TableDecision.Exports("silos_folded", "Contacts older than what is kept in person, by unit and month"),
        TableDecision.Exports("silos_opt_outs", "Who is left out of figures"),
        TableDecision.Exports("silos_looks", "Who looked at figures"),
        TableDecision.Exports("silos_alerts", "Units that left their band"),
        TableDecision.Exports("silos_interventions", "What was tried"),
        TableDecision.Exports("silos_intervention_participants", "Whom it concerned"),
        TableDecision.Exports("silos_effects", "Released effects"),
        TableDecision.Exports("silos_bridge_choices", "Which proposed bridge somebody took"),
    ];
}
