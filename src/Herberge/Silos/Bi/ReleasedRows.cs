namespace Herberge.Silos.Bi;

/// <summary>A shown unit of released figures as a row, for the views: <see cref="Releases.ReleasedFigures"/> holds all in one piece.</summary>
internal sealed class ReleasedUnit
{
    private ReleasedUnit() { }

    public ReleasedUnit(int number, Figures.UnitFigure figure)
    {
        (Number, Unit, People) = (number, figure.Unit, figure.People);
        (Openness, Attainable, EiIndex, Share) = (figure.Openness, figure.Attainable, figure.EiIndex, figure.Share);
    }

    public long FiguresId { get; private set; }

    /// <summary>Its number in the figures.</summary>
    public int Number { get; private set; }

    public string Unit { get; private set; } = "";

    public int People { get; private set; }

    public double? Openness { get; private set; }

    public double? Attainable { get; private set; }

    public double? EiIndex { get; private set; }

    public double? Share { get; private set; }
}

/// <summary>A shown pair of units as a row.</summary>
internal sealed class ReleasedCell
{
    private ReleasedCell() { }

    public ReleasedCell(Figures.CellFigure cell)
    {
        (A, B) = (cell.A, cell.B);
        (Weight, Expected, Ratio, Z, OnFew) = (cell.Weight, cell.Expected, cell.Ratio, cell.Z, cell.OnFew);
    }

    public long FiguresId { get; private set; }

    public int A { get; private set; }

    public int B { get; private set; }

    public double? Weight { get; private set; }

    public double? Expected { get; private set; }

    public double? Ratio { get; private set; }

    public double? Z { get; private set; }

    public double? OnFew { get; private set; }
}
