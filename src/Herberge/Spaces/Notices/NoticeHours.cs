namespace Herberge.Spaces.Notices;

/// <summary>When mails may reach a member, by the clock on their own wall. Without a row they may at any time.</summary>
public sealed class NoticeHours
{
    /// <summary>Nobody's clock and calendar forbid more days in a row than this; a guard against rules that leave no moment.</summary>
    private const int LongestSearchInDays = 400;

    private NoticeHours() { }

    public NoticeHours(Guid memberId) => MemberId = memberId;

    public Guid MemberId { get; private set; }

    /// <summary>IANA name; null for the house's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>From then on it is quiet; may be later than <see cref="QuietUntil"/>, which then is on the next day.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Weekdays without mails: bit 0 is Sunday, as in <see cref="DayOfWeek"/>.</summary>
    public int DaysOff { get; set; }

    public DateOnly? AwayFrom { get; set; }

    /// <summary>Last day away.</summary>
    public DateOnly? AwayUntil { get; set; }

    public TimeZoneInfo ZoneOr(TimeZoneInfo house) => TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : house;

    public bool IsOff(DayOfWeek day) => (DaysOff & (1 << (int)day)) != 0;

    /// <summary>The first moment from <paramref name="at"/> on at which a mail may come.</summary>
    public DateTimeOffset NextAllowed(DateTimeOffset at, TimeZoneInfo house)
    {
        var zone = ZoneOr(house);
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        for (var days = 0; days < LongestSearchInDays; days++)
        {
            if (IsAway(DateOnly.FromDateTime(local)))
            {
                local = local.Date.AddDays(1);
                continue;
            }

            if (QuietEnd(local) is not { } end) return local == TimeZoneInfo.ConvertTime(at, zone).DateTime ? at : Instant(local, zone);
            local = end;
        }

        return at;
    }

    private bool IsAway(DateOnly day) => IsOff(day.DayOfWeek) || (AwayFrom <= day && day <= AwayUntil);

    /// <summary>When the quiet around this moment ends; null where it isn't quiet.</summary>
    private DateTime? QuietEnd(DateTime local)
    {
        if (QuietFrom is not { } from || QuietUntil is not { } until || from == until) return null;
        var time = TimeOnly.FromDateTime(local);
        if (from < until) return time >= from && time < until ? local.Date + until.ToTimeSpan() : null;
        if (time >= from) return local.Date.AddDays(1) + until.ToTimeSpan();
        return time < until ? local.Date + until.ToTimeSpan() : null;
    }

    /// <summary>In the hour a change of clocks leaves out, the moment after it.</summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
