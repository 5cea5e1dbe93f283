using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings;

/// <summary>How the room tells times, places and ways of coming.</summary>
internal static class Wording
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    extension(IStringLocalizer<GatheringsWords> words)
    {
        /// <summary>“Donnerstag, 21. Mai 2026, 09:00 bis 16:30 (Europe/Berlin)”, for mails.</summary>
        public string Times(Gathering gathering) => $"{words.Times(gathering.StartsLocal, gathering.EndsLocal, FullDay)} ({gathering.TimeZone})";

        /// <summary>“Donnerstag, 21. Mai, 09:00 bis 16:30”.</summary>
        public string Times(DateTime starts, DateTime ends, Func<DateOnly, string> day)
        {
            var (first, last) = (DateOnly.FromDateTime(starts), DateOnly.FromDateTime(ends));
            return first == last
                ? words["times-day", day(first), Clock(starts), Clock(ends)]
                : words["times-days", day(first), Clock(starts), day(last), Clock(ends)];
        }

        /// <summary>“Werk Süd, Halle 4 und online”.</summary>
        public string Where(string? place, bool isOnline) => (place, isOnline) switch
        {
            ({ } here, true) => words["where-both", here],
            ({ } here, false) => here,
            _ => words["where-online"],
        };

        /// <summary>“jede Woche am Donnerstag”, “alle 2 Monate am zweiten Dienstag”.</summary>
        public string Repeats(string rule)
        {
            var parts = rule.Split(';').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[^1], StringComparer.Ordinal);
            var every = parts.TryGetValue("INTERVAL", out var interval) ? int.Parse(interval, CultureInfo.InvariantCulture) : 1;
            var day = parts.GetValueOrDefault("BYDAY") ?? "MO";
            var weekday = CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(Enum.GetValues<DayOfWeek>().First(d => day.EndsWith(d.ToString()[..2], StringComparison.OrdinalIgnoreCase)));
            if (parts["FREQ"] == "WEEKLY") return every == 1 ? words["repeats-week", weekday] : words["repeats-weeks", every, weekday];
            var which = words[$"ordinal-{day[..^2]}"].Value;
            return every == 1 ? words["repeats-month", which, weekday] : words["repeats-months", every, which, weekday];
        }

        public string People(int count, string number) => count == 1 ? words["people-one"] : words["people-many", number];
    }

    public static string Clock(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string FullDay(DateOnly day) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de"
        ? day.ToString("dddd, d. MMMM yyyy", German)
        : day.ToString("dddd d MMMM yyyy", English);
}
