using Herberge.Foundation.Storage;
using Herberge.Voices.Needs;

namespace Herberge.Voices.Exports;

/// <summary>
/// What programs for reports may read of the customers' voices (docs/bi.md): masked texts, customers as pseudonyms, nothing
/// of who coded, wrote or checked anything.
/// </summary>
internal sealed class VoicesViews(IDatabaseEngine engine) : IDatabaseViews
{
    private static readonly string Channel = Words<VoiceChannel>("o.\"Channel\"");
    // A colleague is no customer, and nobody's words may be counted outside the house.
    private static readonly string Customer = $"CASE WHEN o.\"Channel\" = {(int)VoiceChannel.Inside} THEN NULL ELSE o.\"AuthorKey\" END";
    private static readonly string State = Words<ObservationState>("o.\"State\"");
    private static readonly string Status = Words<NeedStatus>("n.\"Status\"");
    private static readonly string Label = "CASE WHEN n.\"Number\" < 10 THEN 'B-0' ELSE 'B-' END || CAST(n.\"Number\" AS TEXT)";

    public IEnumerable<DatabaseView> Views =>
    [
        new("bi_voices_observations", $"""
            SELECT {Id("o.\"Id\"")} AS observation, {At("o.\"SaidAt\"")} AS said_at, {Channel} AS channel, s."Name" AS source, o."Segment" AS segment,
                   o."Language" AS language, {State} AS state, o."Pressure" AS pressure, {Customer} AS customer, o."Quote" AS quote
            FROM voices_observations o JOIN voices_sources s ON s."Id" = o."SourceId"
            """),
        new("bi_voices_codings", $"""
            SELECT DISTINCT {Id("m.\"ObservationId\"")} AS observation, {At("m.\"SaidAt\"")} AS said_at, c."Name" AS code, p."Name" AS code_above
            FROM voices_codings m JOIN voices_codes c ON c."Id" = m."CodeId" LEFT JOIN voices_codes p ON p."Id" = c."ParentId"
            WHERE m."HiddenBy" IS NULL
            """),
        new("bi_voices_needs", $"""
            SELECT {Label} AS need, n."When" AS job_when, n."Want" AS job_want, n."So" AS job_so, n."Importance" AS importance,
                   n."Satisfaction" AS satisfaction, {Status} AS status, n."Outcome" AS outcome, {At("n.\"DecidedAt\"")} AS decided_at
            FROM voices_needs n
            """),
        new("bi_voices_evidence", $"""
            SELECT {Label} AS need, {Id("e.\"ObservationId\"")} AS observation, CASE WHEN e."SpeaksAgainst" THEN 'against' ELSE 'for' END AS speaks
            FROM voices_evidence e JOIN voices_needs n ON n."Id" = e."NeedId"
            """),
        new("bi_voices_segments", """
            SELECT g."Name" AS segment, g."Customers" AS customers, g."Revenue" AS revenue, g."Period" AS period FROM voices_segments g
            """),
    ];

    private static string Words<T>(string column) where T : struct, Enum =>
        $"CASE {column} {string.Join(' ', Enum.GetValues<T>().Select(value => $"WHEN {Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)} THEN '{value}'"))} END";

    private string At(string column) => engine.InstantInView(column);

    private string Id(string column) => engine.IdInView(column);
}
