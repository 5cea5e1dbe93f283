using Herberge.Silos.Bi;

namespace Herberge.Silos.Releases;

/// <summary>One Monday's release. Its figures are all of the same roster, and stay as they are.</summary>
internal sealed class Release
{
    private Release() { }

    public Release(DateTimeOffset to, DateTimeOffset startedAt) => (To, StartedAt) = (to, startedAt);

    /// <summary>The end of its windows.</summary>
    public DateTimeOffset To { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }
}

/// <summary>Figures once released: never changed, never computed again.</summary>
internal sealed class ReleasedFigures
{
    private ReleasedFigures() { }

    public ReleasedFigures(FigureKey key, NoFigures missing, Figures.SiloFigures figures, DateTimeOffset releasedAt)
    {
        (To, Days, Level, By, Kind) = (key.To, key.Days, key.Level, key.By, key.KindNumber);
        Missing = missing;
        (Openness, Low, High) = (figures.Whole.Openness, figures.Whole.Low, figures.Whole.High);
        Ties = figures.Ties;
        ReleasedAt = releasedAt;
        Content = FiguresContent.Pack(figures);
        Monday = ReleaseCalendar.MondayOf(key.To);
    }

    /// <summary>Puts what is shown into rows as well, for programs that read views. Pairs only of the usual window: many units have very many.</summary>
    public void SpreadOut(Figures.SiloFigures figures)
    {
        Units = [.. figures.ByUnit.Select((unit, number) => (unit, number)).Where(row => !row.unit.Suppressed).Select(row => new ReleasedUnit(row.number, row.unit))];
        if (Days == ReleaseCalendar.UsualWindow) Cells = [.. figures.Matrix.Where(cell => !cell.Suppressed).Select(cell => new ReleasedCell(cell))];
    }

    public long Id { get; private set; }

    public DateTimeOffset To { get; private set; }

    /// <summary>The day that begins with <see cref="To"/> in the house.</summary>
    public DateOnly Monday { get; private set; }

    public int Days { get; private set; }

    public int Level { get; private set; }

    public GroupedBy By { get; private set; }

    /// <summary>A <see cref="Foundation.Ledger.TieKind"/>, or 0 for all.</summary>
    public byte Kind { get; private set; }

    public NoFigures Missing { get; private set; }

    /// <summary>The headline, for the trend.</summary>
    public double? Openness { get; private set; }

    public double? Low { get; private set; }

    public double? High { get; private set; }

    public int Ties { get; private set; }

    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>All of it; see <see cref="FiguresContent"/>.</summary>
    public byte[] Content { get; private set; } = [];

    public ICollection<ReleasedUnit> Units { get; private set; } = [];

    public ICollection<ReleasedCell> Cells { get; private set; } = [];
}

/// <summary>Why there is nothing to show.</summary>
public enum NoFigures : byte
{
    None,
    NobodyIsPlaced,
    NoContacts,
    TooFewPeople,
    OneGroup,

    /// <summary>The whole would tell what must stay hidden.</summary>
    Hidden,
}
