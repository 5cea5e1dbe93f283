namespace Herberge.Foundation;

/// <summary>Marker of the sentences for expected failures, by problem code.</summary>
internal sealed class ProblemWords;
