using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>What somebody wants of a circle, and how they can meet.</summary>
/// <param name="Goal">What they want to reach.</param>
/// <param name="Days">1 for Monday to 5 for Friday.</param>
/// <param name="Languages">Codes: de, en, pl.</param>
/// <param name="Place">Where in person; null for nowhere.</param>
public sealed record CircleEntryInput(
    string? Goal, IReadOnlyList<int>? Days, IReadOnlyList<DayPart>? Parts, IReadOnlyList<string>? Languages, string? Place, bool Online, string? Topics);

/// <summary>Somebody wants a circle, or changes how they can meet. Nobody else can do it for them, and no ledger or audit row tells of it.</summary>
internal sealed class JoinSeason(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, CircleEntryInput input, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        if (season.ClosedAt is not null) return Problem.Conflict("circles-over");
        if (Wrong(input, season) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var entry = await db.CircleEntries.SingleOrDefaultAsync(e => e.SeasonId == id && e.MemberId == me, ct);
        if (entry is null) db.CircleEntries.Add(entry = new CircleEntry(id, me, clock.GetUtcNow()));
        entry.Days = (byte)input.Days!.Distinct().Sum(day => 1 << (day - 1));
        entry.Parts = (byte)input.Parts!.Distinct().Sum(part => 1 << (int)part);
        entry.Languages = string.Join(',', input.Languages!.Select(JoinProgramme.Code).Distinct());
        entry.Place = string.IsNullOrWhiteSpace(input.Place) ? null : input.Place.Trim();
        entry.Online = input.Online;
        entry.Topics = string.Join(", ", RoundTable.Split(input.Topics ?? ""));
        var goal = await db.CircleGoals.SingleOrDefaultAsync(g => g.SeasonId == id && g.MemberId == me, ct);
        if (goal is null) db.CircleGoals.Add(goal = new CircleGoal(id, me));
        goal.Text = input.Goal!.Trim();
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static List<Problem> Wrong(CircleEntryInput input, CircleSeason season)
    {
        List<Problem> problems = [];
        if ((input.Goal ?? "").Trim().Length is 0 or > CircleGoal.Longest) problems.Add(Problem.Invalid(nameof(input.Goal), "circles-goal", CircleGoal.Longest));
        if (input.Days is not { Count: > 0 } days || days.Any(day => day is < 1 or > MeetingSlots.Days)) problems.Add(Problem.Invalid(nameof(input.Days), "rounds-days"));
        if (input.Parts is not { Count: > 0 } parts || !parts.All(Enum.IsDefined)) problems.Add(Problem.Invalid(nameof(input.Parts), "circles-parts"));
        if (input.Languages is not { Count: > 0 and <= JoinProgramme.MostLanguages } languages || languages.Any(code => !JoinProgramme.IsLanguage(JoinProgramme.Code(code)))) problems.Add(Problem.Invalid(nameof(input.Languages), "rounds-languages"));
        else if (!languages.Select(JoinProgramme.Code).Intersect(RoundTable.Split(season.Languages)).Any()) problems.Add(Problem.Invalid(nameof(input.Languages), "circles-language"));
        if (string.IsNullOrWhiteSpace(input.Place) && !input.Online) problems.Add(Problem.Invalid(nameof(input.Place), "rounds-place"));
        if (input.Place?.Trim().Length > RoundEntry.LongestPlace) problems.Add(Problem.Invalid(nameof(input.Place), "rounds-place-long", RoundEntry.LongestPlace));
        if (input.Topics?.Length > RoundEntry.LongestTopics) problems.Add(Problem.Invalid(nameof(input.Topics), "rounds-topics", RoundEntry.LongestTopics));
        return problems;
    }
}
