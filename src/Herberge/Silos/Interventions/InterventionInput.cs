using Herberge.Foundation.Outcomes;

namespace Herberge.Silos.Interventions;

/// <summary>What is entered about an intervention.</summary>
/// <param name="Kind">What was tried.</param>
/// <param name="Title">How people called it.</param>
/// <param name="Day">When it was.</param>
/// <param name="Days">Length of the windows compared.</param>
/// <param name="People">Participants as somebody writes or pastes them; see <see cref="ReadParticipants"/>.</param>
/// <param name="Note">What else to remember.</param>
/// <param name="Participants">Participants as another room knows them, beside those written.</param>
public sealed record InterventionInput(
    InterventionKind? Kind, string? Title, DateOnly? Day, int Days, string? People, string? Note = null, IReadOnlyCollection<Guid>? Participants = null)
{
    /// <summary>Contacts are kept at least so long that both windows are still whole.</summary>
    private const int OldestMonths = 22;
    private const int LatestMonths = 12;

    public string? TrimmedNote => string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();

    internal IEnumerable<Problem> WrongWords()
    {
        if (Kind is not { } kind || !Enum.IsDefined(kind)) yield return Problem.Invalid(nameof(Kind), "silos-intervention-kind");
        if (string.IsNullOrWhiteSpace(Title) || Title.Trim().Length > Intervention.LongestTitle)
            yield return Problem.Invalid(nameof(Title), "silos-intervention-title", Intervention.LongestTitle);
        if (TrimmedNote?.Length > Intervention.LongestNote) yield return Problem.Invalid(nameof(Note), "silos-intervention-note", Intervention.LongestNote);
    }

    internal IEnumerable<Problem> WrongWindows(DateOnly today)
    {
        if (Day is not { } day || day < today.AddMonths(-OldestMonths) || day > today.AddMonths(LatestMonths))
            yield return Problem.Invalid(nameof(Day), "silos-intervention-day", OldestMonths, LatestMonths);
        if (!Intervention.Windows.Contains(Days)) yield return Problem.Invalid(nameof(Days), "silos-window", string.Join(", ", Intervention.Windows));
    }
}
