namespace Herberge.Silos.Figures;

/// <summary>
/// One week of the trend. Its figures are those of the 28 days that end with the week, so that no window is shorter than the
/// guard allows and a quiet week does not jump.
/// </summary>
/// <param name="WeekStart">The week's Monday.</param>
/// <param name="Openness">Ω of the window.</param>
/// <param name="Low">Lower end of its 90 % band.</param>
/// <param name="High">Upper end of its 90 % band.</param>
/// <param name="Ties">Pairs with a tie in the window.</param>
public sealed record TrendFigure(DateOnly WeekStart, double? Openness, double? Low, double? High, int Ties);
