using System.Globalization;

namespace Herberge.Foundation.Csv;

/// <summary>Points in time as files and options write them: ISO 8601, or a whole number of seconds.</summary>
internal static class FileInstant
{
    /// <summary>Ticks since 1970 (UTC). ISO 8601 without an offset is UTC; a number counts seconds from 1970.</summary>
    /// <param name="text">For example <c>2026-03-01</c>, <c>2026-03-01T08:30</c>, <c>2026-03-01 08:30:00+01:00</c>, <c>28820</c>.</param>
    /// <param name="ticks">The instant.</param>
    /// <param name="isDay">Whether only a day was given.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks, out bool isDay)
    {
        (ticks, isDay) = (0, false);
        text = text.Trim();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            // The years 1 to 9999, where a date can be told.
            if (seconds is < -62_135_596_800 or > 253_402_300_799)
                return false;
            ticks = seconds * TimeSpan.TicksPerSecond;
            return true;
        }

        var isIso = text.Length >= 10 && text[4] == '-' && text[7] == '-' && char.IsAsciiDigit(text[0]);
        if (!isIso || !DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            return false;
        ticks = (at - DateTimeOffset.UnixEpoch).Ticks;
        isDay = text.Length == 10;
        return true;
    }

    public static DateTimeOffset At(long ticks) => DateTimeOffset.UnixEpoch.AddTicks(ticks);
}
