using System.Globalization;
using Herberge.Foundation.Settings;
using Herberge.Gatherings;

namespace Herberge.Channels;

/// <summary>Days and hours as forms send them, by the clock of the house.</summary>
internal static class LocalTimes
{
    private const string UsualHour = "09:00";

    /// <returns>Null for none; <see cref="DateTimeOffset.MinValue"/> where it is no time.</returns>
    public static DateTimeOffset? Of(House house, string? day, string? hour)
    {
        if (string.IsNullOrWhiteSpace(day)) return null;
        return DateTime.TryParseExact($"{day} {(string.IsNullOrWhiteSpace(hour) ? UsualHour : hour)}", ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? Zones.InstantOf(local, house.TimeZone)
            : DateTimeOffset.MinValue;
    }

    public static string Day(House house, DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, house.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    public static string Hour(House house, DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, house.TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture) : "";
}
