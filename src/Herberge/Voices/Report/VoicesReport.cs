using Herberge.Texts.Trends;
using Herberge.Voices.Needs;

namespace Herberge.Voices.Report;

/// <summary>A month of customers' voices in figures; every sentence of the report is made of them.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="IsOver">False while more may come in.</param>
/// <param name="Heard">What was said in the month.</param>
/// <param name="HeardBefore">In the month before.</param>
/// <param name="Coded">Of what was said in the month, what has a code: the whole all shares are of.</param>
/// <param name="Compared">Codes whose shares were compared with the month before.</param>
/// <param name="Moved">Those whose change is clear, the largest first.</param>
/// <param name="Needs">Open needs, the important and badly met ones first.</param>
/// <param name="Followed">What became of the needs the report before named.</param>
/// <param name="Told">What customers were told in the month.</param>
/// <param name="Waiting">Decided needs of which customers still wait to hear.</param>
public sealed record VoicesReport(
    DateOnly Month, bool IsOver, NeedWeight Heard, NeedWeight HeardBefore, int Coded, int CodedBefore, int Compared, IReadOnlyList<CodeMovement> Moved,
    IReadOnlyList<ReportNeed> Needs, IReadOnlyList<NeedCard> Followed, IReadOnlyList<ReportTelling> Told, IReadOnlyList<NeedCard> Waiting);

/// <param name="Count">Observations of the month that have it.</param>
public sealed record CodeMovement(CodeName Code, int Count, int CountBefore, ShareInterval Share, ShareInterval Before, ShareChange Change);

/// <param name="New">Customers who spoke for it in the month.</param>
/// <param name="Quote">One of them in their own words; null when none did.</param>
public sealed record ReportNeed(NeedCard Card, int New, ReportQuote? Quote);

public sealed record ReportQuote(string Text, string Language, VoiceChannel Channel, string? Segment);

/// <param name="People">How many customers.</param>
public sealed record ReportTelling(string Label, string Want, VoiceChannel Channel, int People);
