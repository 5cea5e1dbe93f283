using System.Globalization;

namespace Herberge.Foundation.Imports;

/// <summary>Points in time as people's tables write them.</summary>
internal static class SentInstant
{
    private static readonly string[] Days =
        ["yyyy-MM-dd", "d.M.yyyy", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "d.M.yyyy HH:mm", "d.M.yyyy HH:mm:ss"];

    /// <summary>Workbooks count days; these are the years 1954 to 2173, so that a number of another kind is no date.</summary>
    private const double FirstSerial = 20_000, LastSerial = 100_000;

    /// <summary>Null when it is none.</summary>
    /// <param name="text">What stands in the cell.</param>
    /// <param name="isSerial">Whether a bare number counts days.</param>
    /// <param name="zone">Where the clock hung that wrote it.</param>
    public static DateTimeOffset? Of(string text, bool isSerial, TimeZoneInfo zone)
    {
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return Instant(local, zone);
        if (isSerial && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is >= FirstSerial and < LastSerial)
            return Instant(DateTime.FromOADate(days), zone);
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : null;
    }

    /// <summary>A day without an hour is its noon; an hour that summer time leaves out is the one after.</summary>
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        if (local.TimeOfDay == TimeSpan.Zero) local = local.AddHours(12);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone));
    }
}
