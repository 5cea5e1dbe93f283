namespace Herberge.Silos.Releases;

/// <summary>
/// When figures are released. Windows end on Mondays at midnight of the house, so that nobody can subtract yesterday's figures
/// from today's; the points of a trend are 30 days long and lie four weeks apart, at ends that never move.
/// </summary>
internal static class ReleaseCalendar
{
    public static readonly IReadOnlyList<int> Windows = [30, 90, 180, 365];
    public const int UsualWindow = 90;
    public const int TrendWindow = 30;
    public const int TrendPoints = 26;

    private const int WeeksApart = 4;
    private static readonly DateOnly FirstMonday = new(1970, 1, 5);

    /// <summary>The longest time any figure looks back.</summary>
    public static TimeSpan Reach { get; } = TimeSpan.FromDays((7 * WeeksApart * TrendPoints) + TrendWindow);

    /// <summary>The Monday's midnight that has come last.</summary>
    public static DateTimeOffset LastEnd(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        return Midnight(today.AddDays(-Days(today) % 7), zone);
    }

    /// <summary>The ends of the trend's windows, oldest first, none after <paramref name="to"/>.</summary>
    public static IEnumerable<DateTimeOffset> TrendEnds(DateTimeOffset to, TimeZoneInfo zone)
    {
        var monday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(to, zone).Date);
        var last = monday.AddDays(-7 * (Days(monday) / 7 % WeeksApart));
        for (var back = TrendPoints - 1; back >= 0; back--)
            yield return Midnight(last.AddDays(-7 * WeeksApart * back), zone);
    }

    /// <summary>The Monday that begins with <paramref name="to"/>, whatever the zone: its midnight lies less than a day off.</summary>
    public static DateOnly MondayOf(DateTimeOffset to)
    {
        var before = DateOnly.FromDateTime(to.UtcDateTime.AddDays(-3));
        return before.AddDays((7 - (Days(before) % 7)) % 7);
    }

    private static int Days(DateOnly day) => day.DayNumber - FirstMonday.DayNumber;

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where the clock jumps over midnight, the day begins an hour later.
        while (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
