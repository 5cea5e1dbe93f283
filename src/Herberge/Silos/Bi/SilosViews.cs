using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Silos.Releases;

namespace Herberge.Silos.Bi;

/// <summary>
/// What programs for reports may read of the silo figures (docs/bi.md): released, guarded, rounded; what is hidden has no
/// row. All kinds of contact together; units and pairs of the windows that end with a release.
/// </summary>
internal sealed class SilosViews : IDatabaseViews
{
    private static readonly string Grouping =
        $"CASE f.\"By\" {string.Join(' ', Enum.GetValues<GroupedBy>().Select(by => $"WHEN {(byte)by} THEN '{by.ToString().ToLowerInvariant()}'"))} END";

    private static readonly string Kind =
        $"CASE f.\"Kind\" WHEN 0 THEN 'all' {string.Join(' ', Enum.GetValues<TieKind>().Select(kind => $"WHEN {(byte)kind} THEN '{kind.ToString().ToLowerInvariant()}'"))} END";

    public IEnumerable<DatabaseView> Views =>
    [
        new("bi_silos_headline", $"""
            SELECT f."Monday" AS window_end, f."Days" AS days, {Grouping} AS grouped_by, f."Level" AS level, {Kind} AS kind,
                   f."Openness" AS openness, f."Low" AS openness_low, f."High" AS openness_high, f."Ties" AS ties
            FROM silos_figures f WHERE f."Openness" IS NOT NULL
            """),
        new("bi_silos_units", $"""
            SELECT f."Monday" AS window_end, f."Days" AS days, {Grouping} AS grouped_by, f."Level" AS level,
                   u."Unit" AS unit, u."People" AS people, u."Openness" AS openness, u."Attainable" AS openness_attainable,
                   u."Share" AS share, u."EiIndex" AS ei_index
            FROM silos_figure_units u JOIN silos_figures f ON f."Id" = u."FiguresId"
            """),
        new("bi_silos_matrix", $"""
            SELECT f."Monday" AS window_end, f."Days" AS days, {Grouping} AS grouped_by, f."Level" AS level,
                   a."Unit" AS unit_a, b."Unit" AS unit_b, c."Weight" AS ties, c."Expected" AS ties_expected,
                   c."Ratio" AS ratio, c."Z" AS z, c."OnFew" AS share_on_few
            FROM silos_figure_cells c
            JOIN silos_figures f ON f."Id" = c."FiguresId"
            JOIN silos_figure_units a ON a."FiguresId" = c."FiguresId" AND a."Number" = c."A"
            JOIN silos_figure_units b ON b."FiguresId" = c."FiguresId" AND b."Number" = c."B"
            """),
    ];
}
