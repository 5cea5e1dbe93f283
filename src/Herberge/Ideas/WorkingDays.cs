namespace Herberge.Ideas;

/// <summary>Days on which people are expected to answer: Monday to Friday. Holidays differ between places and are not known here.</summary>
internal static class WorkingDays
{
    /// <summary>The day on which so many working days have gone by since <paramref name="day"/>, which itself doesn't count.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        var (last, left) = (day, workingDays);
        while (left > 0)
        {
            last = last.AddDays(1);
            if (last.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return last;
    }
}
