namespace Herberge.Shell.Charts;

/// <summary>Where everything of a trend lies for one width; drawn twice, because scaled text can't be read on phones.</summary>
internal sealed class TrendPlot
{
    private const double Top = 22;
    private readonly DateOnly _first;
    private readonly int _days;

    public TrendPlot(IReadOnlyList<TrendPoint> points, double max, double width, double height, double bottom)
    {
        Width = width;
        Height = height;
        Left = 34;
        Right = width - 12;
        Bottom = bottom;
        Max = max;
        _first = points[0].Day;
        _days = Math.Max(1, points[^1].Day.DayNumber - _first.DayNumber);
        Line = Drawing.Line(points.Select(p => (X(p.Day), Y(p.Value))));
        Band = Drawing.Line(points.Select(p => (X(p.Day), Y(p.High)))
            .Concat(points.Reverse().Select(p => (X(p.Day), Y(p.Low))))) + "Z";
    }

    public double Width { get; }

    public double Height { get; }

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    public double Max { get; }

    public string Line { get; }

    public string Band { get; }

    public double X(DateOnly day) => Left + ((double)(day.DayNumber - _first.DayNumber) / _days * (Right - Left));

    public double Y(double value) => Bottom - (Math.Clamp(value, 0, Max) / Max * (Bottom - Top));

    /// <summary>First days of months, as many as fit.</summary>
    public IEnumerable<DateOnly> Months(DateOnly last, double room)
    {
        var month = new DateOnly(_first.Year, _first.Month, 1);
        if (month < _first) month = month.AddMonths(1);
        var count = Math.Max(1, ((last.Year - month.Year) * 12) + last.Month - month.Month + 1);
        var step = (int)Math.Ceiling(count / Math.Max(1, Math.Floor((Right - Left) / room)));
        // The month the line begins in is named at its start, where that leaves room for the next name.
        if (month > _first && X(month) - Left >= room) yield return _first;
        for (; month <= last; month = month.AddMonths(step)) yield return month;
    }

    /// <summary>What lies between two lines of the grid: never more of them than can be read.</summary>
    public static double Apart(double max)
    {
        if (max <= 2.001) return 0.2;
        if (max <= 20) return 0.2 * Math.Ceiling(max / 2);
        var rough = max / 6;
        var ten = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return ten * (rough <= 2 * ten ? 2 : rough <= 5 * ten ? 5 : 10);
    }

    public static double NiceMax(double highest)
    {
        var apart = highest <= 20 ? 0.2 : Apart(highest);
        return Math.Max(0.2, Math.Ceiling(Math.Round(highest / apart, 6)) * apart);
    }
}
