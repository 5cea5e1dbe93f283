namespace Herberge.Shell.Charts.Sheets;

/// <summary>
/// A chart as shapes on a white sheet, to be taken out of the house: once written as SVG, once painted as PNG, the same
/// both times. Colours are those of the light theme, for paper.
/// </summary>
internal sealed record ChartSheet(double Width, double Height, string Title, IReadOnlyList<SheetShape> Shapes);

/// <summary>One shape; colours as <c>#rrggbb</c>, null for none.</summary>
internal abstract record SheetShape;

internal sealed record SheetLine(double X1, double Y1, double X2, double Y2, string Colour, double Thick, IReadOnlyList<float>? Dashes = null) : SheetShape;

internal sealed record SheetBox(double X, double Y, double Width, double Height, string? Fill, string? Edge = null) : SheetShape;

internal sealed record SheetCircle(double X, double Y, double Radius, string Fill, string Edge) : SheetShape;

/// <param name="Data">As the attribute <c>d</c> has it, with M, L and Z.</param>
internal sealed record SheetPath(string Data, string? Fill, string? Edge = null, double Thick = 1, IReadOnlyList<float>? Dashes = null, double Opacity = 1) : SheetShape;

/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="Halo">Whether white lies around the letters, where they stand on lines.</param>
internal sealed record SheetText(double X, double Y, string Text, double Size, string Anchor = "start", bool Bold = false, string Colour = SheetColours.Ink, bool Halo = false) : SheetShape;

/// <summary>Shapes that lie lower than they say, below a head.</summary>
internal sealed record SheetGroup(double Down, IReadOnlyList<SheetShape> Shapes) : SheetShape;
