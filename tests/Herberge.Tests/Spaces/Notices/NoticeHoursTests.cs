using Herberge.Spaces;
using Herberge.Spaces.Notices;

namespace Herberge.Tests.Spaces.Notices;

public sealed class NoticeHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-26T21:30", "2026-11-27T07:00")]
    [InlineData("2026-11-26T05:59", "2026-11-26T07:00")]
    [InlineData("2026-11-26T12:00", "2026-11-26T12:00")]
    // Friday evening: the weekend is off.
    [InlineData("2026-11-27T22:00", "2026-11-30T07:00")]
    // Away over Christmas, a Thursday to a Friday; the weekend follows.
    [InlineData("2026-12-24T10:00", "2027-01-04T07:00")]
    public void Mails_wait_for_the_end_of_quiet_hours_days_off_and_days_away(string at, string expected)
    {
        var hours = new NoticeHours(Guid.CreateVersion7())
        {
            QuietFrom = new TimeOnly(20, 0), QuietUntil = new TimeOnly(7, 0), DaysOff = (1 << (int)DayOfWeek.Saturday) | (1 << (int)DayOfWeek.Sunday),
            AwayFrom = new DateOnly(2026, 12, 24), AwayUntil = new DateOnly(2027, 1, 1),
        };

        Assert.Equal(In(Berlin, expected), hours.NextAllowed(In(Berlin, at), Berlin));
    }

    [Fact]
    public void The_members_own_clock_counts_and_an_hour_that_does_not_exist_ends_after_it()
    {
        var lisbon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon");
        var hours = new NoticeHours(Guid.CreateVersion7()) { TimeZone = "Europe/Lisbon", QuietFrom = new TimeOnly(20, 0), QuietUntil = new TimeOnly(7, 0) };
        Assert.Equal(In(Berlin, "2026-11-26T20:30"), hours.NextAllowed(In(Berlin, "2026-11-26T20:30"), Berlin));
        Assert.Equal(In(lisbon, "2026-11-27T07:00"), hours.NextAllowed(In(Berlin, "2026-11-26T21:30"), Berlin));

        // On 28 March 2027 the clock goes from 2 to 3 in Berlin.
        var night = new NoticeHours(Guid.CreateVersion7()) { QuietFrom = new TimeOnly(0, 0), QuietUntil = new TimeOnly(2, 30) };
        Assert.Equal(In(Berlin, "2027-03-28T03:00"), night.NextAllowed(In(Berlin, "2027-03-28T00:30"), Berlin));
    }

    [Theory]
    [InlineData(NoticePace.Daily, "2026-11-26T08:00", "2026-11-27T07:00")]
    [InlineData(NoticePace.Weekly, "2026-11-26T08:00", "2026-11-30T07:00")]
    [InlineData(NoticePace.Weekly, "2026-11-30T06:00", "2026-11-30T07:00")]
    [InlineData(NoticePace.Monthly, "2026-11-26T08:00", "2026-12-01T07:00")]
    public void Digests_come_in_the_morning_on_mondays_and_first_days(NoticePace pace, string now, string expected) =>
        Assert.Equal(In(Berlin, expected), DigestMark.NextDue(pace, In(Berlin, now), null, Berlin));

    private static DateTimeOffset In(TimeZoneInfo zone, string local)
    {
        var at = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(at, zone.GetUtcOffset(at));
    }
}
