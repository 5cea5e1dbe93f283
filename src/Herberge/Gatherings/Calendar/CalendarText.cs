using System.Globalization;
using Herberge.Foundation.Settings;
using Herberge.Gatherings.Registrations;
using Herberge.People.Accounts;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Herberge.Gatherings.Calendar;

/// <param name="Name">Of who is invited.</param>
/// <param name="Reply">Where a calendar program sends the answer; null where the house takes none by mail.</param>
internal sealed record CalendarGuest(Registration Registration, string Name, string Mail, string? Reply);

/// <summary>Gatherings as calendars read them (RFC 5545). A name stays with a gathering for ever, its number rises with each change.</summary>
internal sealed class CalendarText(House house, HouseAddress address, JoinLinks links)
{
    private const string Publish = "PUBLISH";

    /// <summary>To be looked at or subscribed to.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="gatherings">Each with what its reader said about it; null for nothing.</param>
    public string Of(string name, IEnumerable<(Gathering Gathering, Registration? Own)> gatherings)
    {
        var calendar = Subscribed(name);
        foreach (var (gathering, own) in gatherings) Add(calendar, EventOf(gathering, own), gathering);
        return Write(calendar);
    }

    /// <summary>What other rooms let people subscribe to.</summary>
    public static string Feed(string name, IEnumerable<CalendarEvent> events)
    {
        var calendar = Subscribed(name);
        calendar.Events.AddRange(events);
        return Write(calendar);
    }

    /// <summary>Dates that go into a calendar together, or out of it (RFC 5546, section 3.2.1, which allows several names in one).</summary>
    public string Dates(string name, IEnumerable<(Gathering Gathering, Registration Own)> dates, bool isCancelled)
    {
        var calendar = Start(Publish);
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var (gathering, own) in dates)
        {
            var one = EventOf(gathering, own);
            if (isCancelled) one.Status = EventStatus.Cancelled;
            Add(calendar, one, gathering);
        }

        return Write(calendar);
    }

    /// <summary>An invitation, or its withdrawal (RFC 5546, sections 3.2.2 and 3.2.5).</summary>
    public string Invitation(Gathering gathering, CalendarGuest guest, bool isCancelled)
    {
        var calendar = Start(isCancelled ? "CANCEL" : "REQUEST");
        var one = EventOf(gathering, guest.Registration);
        if (isCancelled) one.Status = EventStatus.Cancelled;
        one.Organizer = new Organizer { CommonName = house.Name, Value = new Uri($"mailto:{guest.Reply ?? guest.Mail}") };
        one.Attendees.Add(new Attendee($"mailto:{guest.Mail}") { CommonName = guest.Name, Role = "REQ-PARTICIPANT", Rsvp = guest.Reply is not null, ParticipationStatus = StatusOf(guest.Registration) });
        Add(calendar, one, gathering);
        return Write(calendar);
    }

    /// <summary>A series with its rule, and what differs from it.</summary>
    public string Whole(Series.GatheringSeries series, IReadOnlyList<Gathering> gatherings)
    {
        var calendar = Start(Publish);
        var first = gatherings.OrderBy(g => g.StartsAt).First(g => g.CancelledAt is null || gatherings.All(x => x.CancelledAt is not null));
        var zone = series.TimeZone;
        var start = series.FirstDay.ToDateTime(series.FirstTime);
        var master = EventOf(first, null);
        master.Uid = UidOf(series);
        master.Start = new CalDateTime(start, zone);
        master.End = new CalDateTime(start + (first.EndsLocal - first.StartsLocal), zone);
        // The end of a rule is an instant wherever its beginning has a zone (RFC 5545, section 3.3.10).
        var rule = new RecurrenceRule(series.Rule);
        if (rule.Until is { } until) rule.Until = new CalDateTime(Zones.InstantOf(until.Value, TimeZoneInfo.FindSystemTimeZoneById(zone)).UtcDateTime, true);
        master.RecurrenceRule = rule;
        master.Sequence = gatherings.Max(g => g.Sequence);
        var byDay = gatherings.Where(g => g.SeriesDay is not null).ToDictionary(g => g.SeriesDay!.Value);
        foreach (var day in Herberge.Gatherings.Series.Recurrence.Starts(series.Rule, start).Select(DateOnly.FromDateTime))
        {
            var on = new CalDateTime(day.ToDateTime(series.FirstTime), zone);
            if (!byDay.TryGetValue(day, out var gathering) || gathering.CancelledAt is not null)
            {
                master.ExceptionDates.Add(on);
                continue;
            }

            if (gathering.StartsLocal == on.Value && gathering.TimeZone == zone && gathering.EndsLocal - gathering.StartsLocal == first.EndsLocal - first.StartsLocal && gathering.Title == first.Title && gathering.Place == first.Place) continue;
            var changed = EventOf(gathering, null);
            (changed.Uid, changed.RecurrenceIdentifier) = (master.Uid, new RecurrenceIdentifier(on, null));
            calendar.Events.Add(changed);
        }

        Add(calendar, master, first);
        return Write(calendar);
    }

    public static string UidOf(Gathering gathering) => $"gathering-{gathering.Id:N}@herberge";

    /// <summary>The gathering a calendar's answer is about; null for another one's.</summary>
    public static Guid? GatheringIn(string? uid) =>
        uid is not null && uid.StartsWith("gathering-", StringComparison.Ordinal) && uid.EndsWith("@herberge", StringComparison.Ordinal) && Guid.TryParseExact(uid["gathering-".Length..^"@herberge".Length], "N", out var id) ? id : null;

    private static string UidOf(Series.GatheringSeries series) => $"series-{series.Id:N}@herberge";

    private static Ical.Net.Calendar Subscribed(string name)
    {
        var calendar = Start(Publish);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL", "PT1H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        return calendar;
    }

    private static Ical.Net.Calendar Start(string method) => new() { ProductId = "-//Herberge//Gatherings//EN", Method = method };

    private CalendarEvent EventOf(Gathering gathering, Registration? own)
    {
        var page = $"{address.Value}/gatherings/{gathering.Id}";
        var one = new CalendarEvent
        {
            Uid = UidOf(gathering),
            Sequence = gathering.Sequence,
            DtStamp = new CalDateTime((gathering.CancelledAt ?? gathering.CreatedAt).UtcDateTime, true),
            Summary = gathering.Title,
            Start = new CalDateTime(gathering.StartsLocal, gathering.TimeZone),
            End = new CalDateTime(gathering.EndsLocal, gathering.TimeZone),
            Url = new Uri(page),
            Status = gathering.CancelledAt is not null ? EventStatus.Cancelled : own is { TakesPart: false } ? EventStatus.Tentative : EventStatus.Confirmed,
        };
        var online = own is { TakesPart: true, Coming: Coming.Online } && gathering.Link is not null ? address.Value + links.JoinPathOf(own) : null;
        one.Location = own?.Coming == Coming.Online ? online ?? page : gathering.Place ?? page;
        // The text stays in the house: a calendar may be anybody's.
        one.Description = online is null ? page : $"{online}\n{page}";
        return one;
    }

    private static void Add(Ical.Net.Calendar calendar, CalendarEvent one, Gathering gathering)
    {
        calendar.Events.Add(one);
        if (calendar.TimeZones.All(z => z.TzId != gathering.TimeZone)) calendar.AddTimeZone(VTimeZone.FromDateTimeZone(gathering.TimeZone, gathering.StartsLocal.AddYears(-1), includeHistoricalData: false));
    }

    private static string StatusOf(Registration registration) => registration switch
    {
        { TakesPart: true } => EventParticipationStatus.Accepted,
        { Coming: Coming.No } => EventParticipationStatus.Declined,
        { Coming: Coming.Open } => EventParticipationStatus.NeedsAction,
        _ => EventParticipationStatus.Tentative,
    };

    private static string Write(Ical.Net.Calendar calendar) => new CalendarSerializer().SerializeToString(calendar) ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A calendar of {calendar.Events.Count} gatherings can't be written."));
}
