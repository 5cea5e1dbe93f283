using Herberge.Shell.Charts;
using Herberge.Silos.Interventions;

namespace Herberge.Silos.SilosPages;

/// <summary>Which point of a trend an intervention stands at: those near the same point share its number.</summary>
public sealed class TrendPlaces
{
    private const int FarthestDays = 16;

    private readonly IReadOnlyList<DateOnly> _points;
    private readonly IReadOnlyList<DateOnly> _marked;

    public TrendPlaces(IReadOnlyList<WeekFigure> trend, IReadOnlyList<InterventionView> items)
    {
        _points = [.. trend.Select(point => point.Day)];
        _marked = [.. items.Select(item => Nearest(item.Day)).OfType<DateOnly>().Distinct().Order()];
    }

    public IReadOnlyList<TrendMark> Marks => [.. _marked.Select((day, at) => new TrendMark(day, Number(at)))];

    /// <summary>The number at the trend; null where the day lies outside of it.</summary>
    public string? Of(DateOnly day)
    {
        for (var at = 0; at < _marked.Count; at++)
            if (Nearest(day) == _marked[at]) return Number(at);
        return null;
    }

    private static string Number(int at) => (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private DateOnly? Nearest(DateOnly day)
    {
        if (_points.Count < 2) return null;
        var nearest = _points.MinBy(point => Math.Abs(point.DayNumber - day.DayNumber));
        return Math.Abs(nearest.DayNumber - day.DayNumber) > FarthestDays ? null : nearest;
    }
}
