namespace Herberge.Voices.Report;

/// <summary>Marker of the words of the advocate's report.</summary>
internal sealed class ReportWords;
