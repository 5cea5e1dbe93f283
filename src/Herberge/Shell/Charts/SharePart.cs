namespace Herberge.Shell.Charts;

/// <summary>One unit's part of a whole.</summary>
public sealed record SharePart(string Name, int Hue, double Value);
