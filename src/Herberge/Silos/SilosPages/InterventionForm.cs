using System.Globalization;
using Herberge.Silos.Interventions;

namespace Herberge.Silos.SilosPages;

/// <summary>The form of an intervention, as it is typed.</summary>
public sealed class InterventionForm
{
    public string? Title { get; set; }

    public InterventionKind Kind { get; set; } = InterventionKind.Event;

    public string? Day { get; set; }

    public int Days { get; set; } = Intervention.UsualWindow;

    public string? People { get; set; }

    public string? Note { get; set; }

    public static InterventionForm Of(InterventionSheet sheet) => new()
    {
        Title = sheet.View.Title,
        Kind = sheet.View.Kind,
        Day = sheet.View.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Days = sheet.View.Days,
        People = string.Join('\n', (sheet.People ?? []).Select(person => $"@{person.Handle} {person.Name}")),
        Note = sheet.View.Note,
    };

    public static InterventionForm Of(OccasionSheet sheet) => new()
    {
        Title = sheet.Name,
        Kind = InterventionKind.Campaign,
        Day = sheet.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        People = sheet.People,
    };

    public InterventionInput ToInput() => new(
        Kind, Title, DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, Days, People, Note);
}
