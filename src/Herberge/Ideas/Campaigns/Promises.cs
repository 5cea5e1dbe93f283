namespace Herberge.Ideas.Campaigns;

/// <summary>What a campaign promised about an idea, and whether it was kept. A breach is told wherever the idea is.</summary>
internal static class Promises
{
    /// <summary>Working days since a promise was due; null while it is kept or can still be.</summary>
    public static int? LateBy(DateOnly? due, bool isKept, DateOnly today) => due is { } day && !isKept && today > day ? Math.Max(1, Between(day, today)) : null;

    /// <summary>Working days after <paramref name="from"/> until <paramref name="to"/> and with it.</summary>
    private static int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count++;
        return count;
    }
}
