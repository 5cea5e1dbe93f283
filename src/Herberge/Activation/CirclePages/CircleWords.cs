using System.Globalization;
using Herberge.Activation.Circles;
using Herberge.Activation.Rounds;
using Herberge.People;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.CirclePages;

/// <summary>How times and numbers of circles are called.</summary>
internal static class CircleWords
{
    /// <summary>“Dienstag, 14:30” or “Dienstag nachmittags”.</summary>
    public static string MeetsAt(this IStringLocalizer<ActivationWords> words, Circle circle)
    {
        var day = CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)circle.Day);
        return circle.Minute is { } minute ? words["circle-at", day, ClockOf(minute)] : words["circle-on", day, words[$"circle-part-{circle.Part}"]];
    }

    public static string WeekOf(this IStringLocalizer<ActivationWords> words, int week) => week switch
    {
        0 => words["circle-before"],
        > CircleGuide.Weeks => words["circle-over"],
        _ => words["circle-week-of", week, CircleGuide.Weeks],
    };

    public static string ClockOf(int minute) => $"{(minute / 60).ToString("00", CultureInfo.InvariantCulture)}:{(minute % 60).ToString("00", CultureInfo.InvariantCulture)}";

    public static string Languages(string codes) => string.Join(", ", RoundTable.Split(codes).Select(LanguageNames.Of));
}
