namespace Herberge.Spaces.Notices;

/// <summary>How far a member's digest of one pace has told, and when the next is due. There is one as long as something is wanted in it.</summary>
public sealed class DigestMark
{
    /// <summary>Digests come in the morning.</summary>
    private const int Hour = 7;

    private DigestMark() { }

    public DigestMark(Guid memberId, NoticePace pace, DateTimeOffset toldUntil, DateTimeOffset dueAt)
    {
        MemberId = memberId;
        Pace = pace;
        ToldUntil = toldUntil;
        DueAt = dueAt;
    }

    public Guid MemberId { get; private set; }

    public NoticePace Pace { get; private set; }

    public DateTimeOffset ToldUntil { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>The next morning, Monday or first of a month after <paramref name="now"/>, moved to where the member takes mails.</summary>
    public static DateTimeOffset NextDue(NoticePace pace, DateTimeOffset now, NoticeHours? hours, TimeZoneInfo house)
    {
        var zone = hours?.ZoneOr(house) ?? house;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        while (true)
        {
            var due = NoticeHours.Instant(day.ToDateTime(new TimeOnly(Hour, 0)), zone);
            if (Fits(pace, day) && due > now) return hours?.NextAllowed(due, house) ?? due;
            day = day.AddDays(1);
        }
    }

    private static bool Fits(NoticePace pace, DateOnly day) => pace switch
    {
        NoticePace.Weekly => day.DayOfWeek == DayOfWeek.Monday,
        NoticePace.Monthly => day.Day == 1,
        _ => true,
    };
}
