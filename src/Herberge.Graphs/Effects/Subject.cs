namespace Herberge.Graphs.Effects;

/// <summary>One person in the study of an intervention.</summary>
/// <param name="Stratum">Any number; people are compared within their stratum only.</param>
/// <param name="Participated">Whether they took part.</param>
/// <param name="Before">Their outcome in the window before.</param>
/// <param name="After">Their outcome in the window after, of equal length.</param>
public readonly record struct Subject(int Stratum, bool Participated, double Before, double After);
