using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings.GatheringsPages;

/// <summary>A beginning for a gathering: a text and a programme that suit its kind. Whoever writes it changes what they like.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Times">When each point of the programme begins.</param>
internal sealed record GatheringTemplate(string Name, string From, string To, string[] Times, int? Seats, bool IsOnSite, bool IsOnline, int? ConfirmDays)
{
    private const string Barcamp = "barcamp";

    public static readonly IReadOnlyList<GatheringTemplate> All =
    [
        new("meetup", "16:30", "18:00", ["16:30", "16:40", "17:00", "17:20", "17:40"], 40, true, true, null),
        new("lunch", "12:00", "13:00", ["12:00", "12:10", "12:40"], 20, true, true, null),
        new("ask", "15:00", "16:00", ["15:00", "15:05", "15:50"], null, false, true, null),
        new("demo", "14:00", "15:30", ["14:00", "14:10", "15:00"], 60, true, true, null),
        new(Barcamp, "09:00", "16:30", ["09:00", "10:00", "11:00", "12:00", "13:30", "15:30"], 60, true, true, 3),
        new("workshop", "09:00", "12:30", ["09:00", "09:30", "10:45", "12:10"], 14, true, false, 2),
    ];

    public GatheringForm Begin(IStringLocalizer<GatheringsWords> words, DateOnly today, string zone)
    {
        // Two weeks give people time to plan; the middle of the week suits most.
        var day = today.AddDays(14);
        while (day.DayOfWeek != DayOfWeek.Thursday) day = day.AddDays(1);
        return new GatheringForm
        {
            Title = words[$"template-{Name}-title"], Lead = words[$"template-{Name}-lead"], Text = words[$"template-{Name}-text"], TimeZone = zone, HasSessions = Name == Barcamp,
            Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), From = From, To = To, IsOnSite = IsOnSite, IsOnline = IsOnline,
            SeatsOnSite = Seats?.ToString(CultureInfo.InvariantCulture), ConfirmDays = ConfirmDays?.ToString(CultureInfo.InvariantCulture),
            Agenda = string.Join('\n', Times.Select((at, n) => $"{at} {words[$"template-{Name}-{n + 1}"]}")),
        };
    }
}
