using System.Globalization;
using Herberge.Activation.Circles;
using Herberge.People;

namespace Herberge.Activation.CirclePages;

/// <summary>A season, as it is typed.</summary>
public sealed class SeasonForm
{
    public string? Name { get; set; }

    public string? Text { get; set; }

    public string? Languages { get; set; }

    public string? StartsOn { get; set; }

    public CircleCadence Cadence { get; set; } = CircleCadence.Weekly;

    internal static SeasonForm Of(CircleSeason season) => new()
    {
        Name = season.Name,
        Text = season.Text,
        Languages = CircleWords.Languages(season.Languages),
        StartsOn = season.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Cadence = season.Cadence,
    };

    internal SeasonInput ToInput() => new(
        Name, Text, [.. WordList.Split(LanguageNames.Clean(Languages))], DateOnly.TryParseExact(StartsOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, Cadence);
}

/// <summary>What somebody wants of a circle, as it is typed.</summary>
public sealed class CircleEntryForm
{
    public string? Goal { get; set; }

    /// <summary>A form without a ticked box sends none at all.</summary>
    public List<int> Days { get; set => field = value ?? []; } = [];

    public List<DayPart> Parts { get; set => field = value ?? []; } = [];

    public string? Languages { get; set; }

    public string? Place { get; set; }

    public bool Online { get; set; }

    public string? Topics { get; set; }

    internal static CircleEntryForm Of(SeasonSheet sheet) => sheet.Entry is { } entry
        ? new CircleEntryForm
        {
            Goal = sheet.Goal,
            Days = [.. Enumerable.Range(1, MeetingSlots.Days).Where(day => (entry.Days & (1 << (day - 1))) != 0)],
            Parts = [.. Enum.GetValues<DayPart>().Where(part => (entry.Parts & (1 << (int)part)) != 0)],
            Languages = CircleWords.Languages(entry.Languages),
            Place = entry.Place,
            Online = entry.Online,
            Topics = entry.Topics,
        }
        : new CircleEntryForm
        {
            Days = [2, 3, 4], Parts = [DayPart.Morning, DayPart.Afternoon], Languages = CircleWords.Languages(sheet.Languages ?? sheet.Season.Languages), Place = sheet.Place, Online = true,
        };

    internal CircleEntryInput ToInput() => new(Goal, Days, Parts, [.. WordList.Split(LanguageNames.Clean(Languages))], Place, Online, Topics);
}

/// <summary>How a circle wants to be, as it is typed.</summary>
public sealed class CircleForm
{
    public string? Name { get; set; }

    public string? Line { get; set; }

    public int Day { get; set; }

    public string? Time { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    public Guid? ModeratorId { get; set; }

    public bool IsOpen { get; set; }

    internal static CircleForm Of(Circle circle) => new()
    {
        Name = circle.Name,
        Line = circle.Line,
        Day = circle.Day,
        Time = circle.Minute is { } minute ? CircleWords.ClockOf(minute) : null,
        Place = circle.Place,
        Link = circle.Link,
        ModeratorId = circle.ModeratorId,
        IsOpen = circle.IsOpen,
    };

    internal CircleInput ToInput() => new(
        Name, Line, Day, string.IsNullOrWhiteSpace(Time) ? null : TimeOnly.TryParseExact(Time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : -1,
        Place, Link, ModeratorId, IsOpen);
}

/// <summary>A note about a week, as it is typed.</summary>
public sealed class NoteForm
{
    public int Week { get; set; }

    public string? Text { get; set; }
}
