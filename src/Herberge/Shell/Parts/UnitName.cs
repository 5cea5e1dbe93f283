namespace Herberge.Shell.Parts;

/// <summary>A unit as it is shown: its name and its colour for ever (1 to 12).</summary>
public sealed record UnitName(string Name, int Hue);
