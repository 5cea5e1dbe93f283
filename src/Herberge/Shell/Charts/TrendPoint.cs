namespace Herberge.Shell.Charts;

/// <summary>A value and its band on one day.</summary>
public sealed record TrendPoint(DateOnly Day, double Value, double Low, double High);

/// <summary>Something that happened on a day of the trend, with the number it has in the list below.</summary>
public sealed record TrendMark(DateOnly Day, string Number);
