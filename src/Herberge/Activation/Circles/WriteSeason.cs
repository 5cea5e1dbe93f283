using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>A season as it is written.</summary>
/// <param name="Languages">Codes: de, en, pl.</param>
public sealed record SeasonInput(string? Name, string? Text, IReadOnlyList<string>? Languages, DateOnly? StartsOn, CircleCadence Cadence);

/// <summary>Opens a season, and changes it until its circles are formed.</summary>
internal sealed class WriteSeason(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(SeasonInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        if (Wrong(input) is { Count: > 0 } wrong) return Result<Guid>.From(wrong);
        var now = clock.GetUtcNow();
        var season = new CircleSeason(Guid.CreateVersion7(now), viewer.MemberId, now);
        Fill(season, input);
        await using var write = await writes.BeginAsync(db, ct);
        db.CircleSeasons.Add(season);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.circles-opened", season.Id.ToString(), season.Name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return season.Id;
    }

    public async Task<Result<Done>> ChangeAsync(Guid id, SeasonInput input, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleSeasonsTo(viewer).AnyAsync(s => s.Id == id, ct)) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        if (Wrong(input) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        await using var write = await writes.BeginAsync(db, ct);
        var season = await db.CircleSeasons.SingleAsync(s => s.Id == id, ct);
        if (season.DrawnAt is not null) return Problem.Conflict("circles-drawn");
        Fill(season, input);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.circles-changed", id.ToString(), season.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static void Fill(CircleSeason season, SeasonInput input)
    {
        (season.Name, season.Text) = (input.Name!.Trim(), (input.Text ?? "").Trim());
        season.Languages = string.Join(',', input.Languages!.Select(JoinProgramme.Code).Distinct());
        (season.StartsOn, season.Cadence) = (input.StartsOn!.Value, input.Cadence);
    }

    private List<Problem> Wrong(SeasonInput input)
    {
        List<Problem> problems = [];
        if ((input.Name ?? "").Trim().Length is 0 or > CircleSeason.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "circles-name", CircleSeason.LongestName));
        if (input.Text?.Trim().Length > CircleSeason.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "rounds-text", CircleSeason.LongestText));
        if (input.Languages is not { Count: > 0 and <= JoinProgramme.MostLanguages } languages || languages.Any(code => !JoinProgramme.IsLanguage(JoinProgramme.Code(code)))) problems.Add(Problem.Invalid(nameof(input.Languages), "rounds-languages"));
        if (!Enum.IsDefined(input.Cadence)) problems.Add(Problem.Invalid(nameof(input.Cadence), "circles-cadence"));
        var today = house.DayOf(clock.GetUtcNow());
        if (input.StartsOn is not { } day || day < today || day > today.AddDays(366)) problems.Add(Problem.Invalid(nameof(input.StartsOn), "rounds-day"));
        return problems;
    }
}
