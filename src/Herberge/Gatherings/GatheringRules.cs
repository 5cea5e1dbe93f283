using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;

namespace Herberge.Gatherings;

/// <summary>What a gathering must be like, whether it comes from a form, a template or a program.</summary>
internal static class GatheringRules
{
    public static IEnumerable<Problem> Wrong(GatheringInput input)
    {
        if ((input.Title ?? "").Trim().Length is 0 or > Gathering.LongestTitle) yield return Problem.Invalid(nameof(input.Title), "gathering-title", Gathering.LongestTitle);
        if (input.Lead?.Trim().Length > Gathering.LongestLead) yield return Problem.Invalid(nameof(input.Lead), "gathering-text-long", Gathering.LongestLead);
        if (input.Text?.Length > Gathering.LongestText) yield return Problem.Invalid(nameof(input.Text), "gathering-text-long", Gathering.LongestText);
        foreach (var problem in WrongTimes(input).Concat(WrongPlaces(input)).Concat(WrongLists(input))) yield return problem;
    }

    private static IEnumerable<Problem> WrongTimes(GatheringInput input)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone ?? "", out _) || input.TimeZone!.Length > Gathering.LongestZone) yield return Problem.Invalid(nameof(input.TimeZone), "gathering-zone");
        if (input.StartsAt is null) yield return Problem.Invalid(nameof(input.StartsAt), "gathering-start");
        else if (input.EndsAt is not { } ends || ends <= input.StartsAt || ends - input.StartsAt > Gathering.Longest) yield return Problem.Invalid(nameof(input.EndsAt), "gathering-end", (int)Gathering.Longest.TotalDays);
        if (input.ConfirmDays is < 1 or > Gathering.MostConfirmDays) yield return Problem.Invalid(nameof(input.ConfirmDays), "gathering-confirm-days", Gathering.MostConfirmDays);
    }

    private static IEnumerable<Problem> WrongPlaces(GatheringInput input)
    {
        if (!input.IsOnSite && !input.IsOnline) yield return Problem.Invalid(nameof(input.IsOnSite), "gathering-where");
        if (input.IsOnSite && (input.Place ?? "").Trim().Length is 0 or > Gathering.LongestPlace) yield return Problem.Invalid(nameof(input.Place), "gathering-place", Gathering.LongestPlace);
        if (SafeLink.IsWrong(input.Link)) yield return Problem.Invalid(nameof(input.Link), "gathering-link");
        if (input.SeatsOnSite is < 1 or > Gathering.MostSeats) yield return Problem.Invalid(nameof(input.SeatsOnSite), "gathering-seats", Gathering.MostSeats);
        if (input.SeatsOnline is < 1 or > Gathering.MostSeats) yield return Problem.Invalid(nameof(input.SeatsOnline), "gathering-seats", Gathering.MostSeats);
        if (input.HeldSeats < 0 || (input.HeldSeats > 0 && !(input.HeldSeats < input.SeatsOnSite))) yield return Problem.Invalid(nameof(input.HeldSeats), "gathering-held");
        else if (input.HeldSeats > 0 && input.HeldUntil is null) yield return Problem.Invalid(nameof(input.HeldUntil), "gathering-held-until");
    }

    private static IEnumerable<Problem> WrongLists(GatheringInput input)
    {
        if (input.Agenda.Count > AgendaLine.Most) yield return Problem.Invalid(nameof(input.Agenda), "gathering-agenda-many", AgendaLine.Most);
        if (input.Agenda.Any(line => (line.Title ?? "").Trim().Length is 0 or > AgendaLine.LongestTitle || line.Detail?.Trim().Length > AgendaLine.LongestTitle)) yield return Problem.Invalid(nameof(input.Agenda), "gathering-agenda-line", AgendaLine.LongestTitle);
        if (input.Questions.Count > Question.Most || input.Questions.Any(q => q.Trim().Length is 0 or > Question.Longest)) yield return Problem.Invalid(nameof(input.Questions), "gathering-questions", Question.Most, Question.Longest);
    }
}
