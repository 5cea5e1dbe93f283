namespace Herberge.Gatherings;

/// <summary>Times by the clock on a wall, and the instants they are.</summary>
internal static class Zones
{
    /// <summary>
    /// The instant of a local time. One that comes twice is the first of them; one the clock leaps over is what it would have been
    /// before the leap (RFC 5545, section 3.3.5).
    /// </summary>
    public static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddDays(-1));
            return new DateTimeOffset(DateTime.SpecifyKind(local - before, DateTimeKind.Utc));
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc));
    }

    /// <summary>The zone of this name; UTC where this machine doesn't know it any more.</summary>
    public static TimeZoneInfo Of(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    public static DateTime LocalOf(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
