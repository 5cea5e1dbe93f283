namespace Herberge.Silos.Maps;

/// <summary>How large a map is drawn and how much may stand on it.</summary>
/// <param name="Width">In the units of the drawing.</param>
/// <param name="Height">The same.</param>
/// <param name="Font">Size of the names.</param>
/// <param name="Names">Names at most; the others are told on pointing and in the table.</param>
/// <param name="Units">Units at most, the largest; the others stand in the table.</param>
public sealed record MapCanvas(double Width, double Height, double Font, int Names, int Units)
{
    public static MapCanvas Wide { get; } = new(1000, 620, 13, 60, 1000);

    /// <summary>Beside the matrix, as the page of figures has it.</summary>
    public static MapCanvas Beside { get; } = new(400, 376, 13, 14, 24);

    public static MapCanvas Narrow { get; } = new(350, 460, 12, 16, 60);

    /// <summary>Room for names around the outermost units.</summary>
    public double Margin => Font * 2.6;
}
