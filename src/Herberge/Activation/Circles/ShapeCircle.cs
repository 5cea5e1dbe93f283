using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>How a circle wants to be.</summary>
/// <param name="Line">What it works on; shown to the house where it is open.</param>
/// <param name="Day">1 for Monday to 5 for Friday.</param>
/// <param name="Minute">Minutes since midnight; null for not agreed yet.</param>
/// <param name="ModeratorId">One of its members; null for in turn.</param>
public sealed record CircleInput(string? Name, string? Line, int Day, int? Minute, string? Place, string? Link, Guid? ModeratorId, bool IsOpen);

/// <summary>The members of a circle give it a name, a time and a place, say who moderates, and whether the house may see name and line.</summary>
internal sealed class ShapeCircle(HouseDb db, WriteTransactions writes)
{
    private const int MinutesOfDay = 24 * 60;

    public async Task<Result<Done>> HandleAsync(Guid circleId, CircleInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.CirclesOf(viewer).AnyAsync(c => c.Id == circleId, ct)) return Problem.NotFound();
        var problems = Wrong(input);
        if (input.ModeratorId is { } moderator && !await db.TakenSeats().AnyAsync(s => s.CircleId == circleId && s.MemberId == moderator, ct)) problems.Add(Problem.Invalid(nameof(input.ModeratorId), "circles-moderator"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var circle = await db.Circles.SingleAsync(c => c.Id == circleId, ct);
        (circle.Name, circle.Line) = (OneLine(input.Name), OneLine(input.Line));
        (circle.Day, circle.Minute) = (input.Day, input.Minute);
        if (input.Minute is { } minute) circle.Part = PartOf(minute);
        circle.Place = string.IsNullOrWhiteSpace(input.Place) ? null : input.Place.Trim();
        circle.Link = string.IsNullOrWhiteSpace(input.Link) ? null : input.Link.Trim();
        (circle.ModeratorId, circle.IsOpen) = (input.ModeratorId, input.IsOpen);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    internal static DayPart PartOf(int minute) => (minute / 60) switch
    {
        < 11 => DayPart.Morning,
        < 14 => DayPart.Midday,
        < 17 => DayPart.Afternoon,
        _ => DayPart.Evening,
    };

    private static List<Problem> Wrong(CircleInput input)
    {
        List<Problem> problems = [];
        if (OneLine(input.Name).Length is 0 or > Circle.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "circles-circle-name", Circle.LongestName));
        if (OneLine(input.Line).Length > Circle.LongestLine) problems.Add(Problem.Invalid(nameof(input.Line), "circles-line", Circle.LongestLine));
        if (input.Day is < 1 or > MeetingSlots.Days) problems.Add(Problem.Invalid(nameof(input.Day), "rounds-days"));
        if (input.Minute is < 0 or >= MinutesOfDay) problems.Add(Problem.Invalid(nameof(input.Minute), "circles-time"));
        if (input.Place?.Trim().Length > RoundEntry.LongestPlace) problems.Add(Problem.Invalid(nameof(input.Place), "rounds-place-long", RoundEntry.LongestPlace));
        if (!string.IsNullOrWhiteSpace(input.Link) && (input.Link.Trim().Length > Circle.LongestLink || !Uri.TryCreate(input.Link.Trim(), UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https")))
            problems.Add(Problem.Invalid(nameof(input.Link), "circles-link", Circle.LongestLink));
        return problems;
    }

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
