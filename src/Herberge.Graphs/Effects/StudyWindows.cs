namespace Herberge.Graphs.Effects;

/// <summary>Two windows of equal length around a day, which is in neither. Last days are included.</summary>
/// <param name="BeforeFrom">First day before.</param>
/// <param name="BeforeTo">Last day before.</param>
/// <param name="AfterFrom">First day after.</param>
/// <param name="AfterTo">Last day after.</param>
public sealed record StudyWindows(DateOnly BeforeFrom, DateOnly BeforeTo, DateOnly AfterFrom, DateOnly AfterTo)
{
    /// <summary>The windows around a day.</summary>
    /// <param name="day">The day of the intervention.</param>
    /// <param name="days">Length of each window, at least 1.</param>
    public static StudyWindows Around(DateOnly day, int days = 60)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return new StudyWindows(day.AddDays(-days), day.AddDays(-1), day.AddDays(1), day.AddDays(days));
    }

    /// <summary>Whether the window after has passed; before that it is too early to tell.</summary>
    /// <param name="today">Today.</param>
    public bool IsOver(DateOnly today) => today > AfterTo;
}
