namespace Herberge.Demo;

/// <summary>
/// When people of a company in Germany write: working days, two peaks a day, quiet between the years, in August and on
/// public holidays. Daylight saving is computed here (EU rule) so that the result doesn't depend on the machine's zone data.
/// </summary>
internal static class WorkingTime
{
    private static readonly double[] HourWeights =
        [0.05, 0.03, 0.02, 0.02, 0.05, 0.4, 2.2, 4.5, 7.5, 9, 9, 7.5, 3.5, 6.5, 8, 7, 5, 2.6, 1.2, 0.8, 0.8, 0.7, 0.4, 0.15];

    private static readonly double[] DayWeights = [0.045, 1.0, 1.15, 1.12, 1.02, 0.72, 0.04];

    public static DateTime ToLocal(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return utc.AddHours(IsSummer(utc) ? 2 : 1);
    }

    public static DateTimeOffset FromLocal(DateTime local)
    {
        var utc = local.AddHours(-1);
        if (IsSummer(local.AddHours(-2)))
            utc = local.AddHours(-2);
        return new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Unspecified), TimeSpan.Zero);
    }

    /// <summary>How much is written on a day, 1 for an ordinary Monday.</summary>
    public static double Weight(DateOnly day)
    {
        var weight = DayWeights[(int)day.DayOfWeek];
        if (IsHoliday(day))
            weight = Math.Min(weight, 0.05);
        if ((day.Month == 12 && day.Day >= 22) || (day.Month == 1 && day.Day <= 6))
            weight *= 0.18;
        else if (day.Month == 8)
            weight *= 0.62;
        else if (day.Month == 7 && day.Day >= 20)
            weight *= 0.8;
        return weight;
    }

    public static DateTimeOffset SomeTimeOn(DateOnly day, Dice dice)
    {
        var hour = dice.Weighted(HourWeights);
        return FromLocal(day.ToDateTime(new TimeOnly(hour, dice.Between(0, 59), dice.Between(0, 59))));
    }

    /// <summary>Moves an instant that nobody would be writing at to the next hour somebody would.</summary>
    public static DateTimeOffset Settle(DateTimeOffset instant, Dice dice)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            var local = ToLocal(instant);
            var liveliness = HourWeights[local.Hour] / 9 * Math.Min(1, Weight(DateOnly.FromDateTime(local)));
            if (dice.Unit() < liveliness * 2.5)
                return instant;
            instant = instant.AddMinutes(dice.Between(25, 170));
        }

        return instant;
    }

    private static bool IsSummer(DateTime utc)
    {
        static DateTime LastSunday(int year, int month)
        {
            var day = new DateTime(year, month, 31);
            return day.AddDays(-(int)day.DayOfWeek).AddHours(1);
        }

        return utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10);
    }

    private static bool IsHoliday(DateOnly day)
    {
        if ((day.Month, day.Day) is (1, 1) or (1, 6) or (5, 1) or (10, 3) or (11, 1) or (12, 25) or (12, 26))
            return true;
        var fromEaster = day.DayNumber - Easter(day.Year).DayNumber;
        return fromEaster is -2 or 1 or 39 or 50 or 60;
    }

    /// <summary>Anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30, i = c / 4, k = c % 4;
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
