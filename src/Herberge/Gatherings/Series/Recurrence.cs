using System.Globalization;
using Herberge.Foundation.Outcomes;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Herberge.Gatherings.Series;

public enum RepeatEvery : byte
{
    Week = 0,

    /// <summary>The same weekday of the month: every second Thursday.</summary>
    MonthlyWeekday = 1,

    /// <summary>The last such weekday of the month.</summary>
    MonthlyLastWeekday = 2,
}

/// <param name="Interval">Every so many weeks or months.</param>
/// <param name="Until">The last day there may be one; either this or <paramref name="Count"/>.</param>
public sealed record RepeatInput(RepeatEvery Every, int Interval = 1, DateOnly? Until = null, int? Count = null);

/// <summary>Rules of series, and when their gatherings begin.</summary>
internal static class Recurrence
{
    public const int MostInterval = 12;
    public const int MostOccurrences = 104;
    public const int MostYears = 2;

    public static IEnumerable<Problem> Wrong(RepeatInput repeat, DateOnly first)
    {
        if (!Enum.IsDefined(repeat.Every)) yield return Problem.Invalid(nameof(repeat.Every), "gathering-repeat-every");
        if (repeat.Every == RepeatEvery.MonthlyLastWeekday && first.AddDays(7).Month == first.Month) yield return Problem.Invalid(nameof(repeat.Every), "gathering-repeat-last");
        if (repeat.Interval is < 1 or > MostInterval) yield return Problem.Invalid(nameof(repeat.Interval), "gathering-repeat-interval", MostInterval);
        if (repeat.Until is null == repeat.Count is null) yield return Problem.Invalid(nameof(repeat.Until), "gathering-repeat-end");
        if (repeat.Until is { } until && (until < first || until > first.AddYears(MostYears))) yield return Problem.Invalid(nameof(repeat.Until), "gathering-repeat-until", MostYears);
        if (repeat.Count is < 2 or > MostOccurrences) yield return Problem.Invalid(nameof(repeat.Count), "gathering-repeat-count", MostOccurrences);
    }

    /// <summary>The rule as calendars write it.</summary>
    public static string RuleOf(RepeatInput repeat, DateOnly first)
    {
        var rule = repeat.Every == RepeatEvery.Week ? "FREQ=WEEKLY" : "FREQ=MONTHLY";
        if (repeat.Interval > 1) rule += string.Create(CultureInfo.InvariantCulture, $";INTERVAL={repeat.Interval}");
        var day = first.DayOfWeek.ToString()[..2].ToUpperInvariant();
        rule += repeat.Every switch
        {
            RepeatEvery.Week => $";BYDAY={day}",
            // The fifth of a weekday is not in every month; whoever means it means the last.
            RepeatEvery.MonthlyWeekday when first.Day <= 28 => string.Create(CultureInfo.InvariantCulture, $";BYDAY={((first.Day - 1) / 7) + 1}{day}"),
            _ => $";BYDAY=-1{day}",
        };
        return rule + (repeat.Until is { } until
            ? string.Create(CultureInfo.InvariantCulture, $";UNTIL={until:yyyyMMdd}T235959")
            : string.Create(CultureInfo.InvariantCulture, $";COUNT={repeat.Count}"));
    }

    /// <summary>When each begins by the clock of the zone, the first included, within the limits of a series.</summary>
    /// <param name="rule">The rule; its UNTIL is a time on the same wall.</param>
    /// <param name="first">When the first begins.</param>
    public static List<DateTime> Starts(string rule, DateTime first)
    {
        // Days are counted on the wall, where no change of clocks can move them; which instants they are is asked afterwards.
        var wall = new CalendarEvent { Start = new CalDateTime(first, true), RecurrenceRule = new RecurrenceRule(rule) };
        var last = first.AddYears(MostYears).AddDays(1);
        List<DateTime> starts = [first];
        starts.AddRange(wall.GetOccurrences(wall.Start).Select(o => o.Period.StartTime.Value).TakeWhile(at => at < last).Where(at => at != first).Take(MostOccurrences - 1));
        return starts;
    }
}
