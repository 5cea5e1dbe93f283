using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>A programme as it is written.</summary>
/// <param name="SpaceId">Null for everybody of the house.</param>
/// <param name="NextDrawOn">The day of the next draw.</param>
public sealed record ProgrammeInput(
    string? Name, string? Text, RoundKind Kind, int Size, RoundRhythm Rhythm, int? LevelDistance, Guid? SpaceId, DateOnly? NextDrawOn);

/// <summary>Makes a programme, changes it, or ends it.</summary>
internal sealed class WriteProgramme(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(ProgrammeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        if (await WrongAsync(input, viewer, ct) is { Count: > 0 } wrong) return Result<Guid>.From(wrong);
        var now = clock.GetUtcNow();
        var programme = new RoundProgramme(Guid.CreateVersion7(now), viewer.MemberId, now) { SpaceId = input.SpaceId };
        Fill(programme, input);
        await using var write = await writes.BeginAsync(db, ct);
        db.RoundProgrammes.Add(programme);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.programme-made", programme.Id.ToString(), programme.Name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return programme.Id;
    }

    /// <summary>For whom a programme is stays as it was: people signed up knowing it.</summary>
    public async Task<Result<Done>> ChangeAsync(Guid id, ProgrammeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleProgrammesTo(viewer).AnyAsync(p => p.Id == id && p.EndedAt == null, ct)) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var programme = await db.RoundProgrammes.SingleAsync(p => p.Id == id, ct);
        if (await WrongAsync(input with { SpaceId = programme.SpaceId }, viewer, ct) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        Fill(programme, input);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.programme-changed", id.ToString(), programme.Name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>No draw follows; groups that were drawn still meet.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleProgrammesTo(viewer).Where(p => p.Id == id && p.EndedAt == null).Select(p => p.Name).FirstOrDefaultAsync(ct) is not { } name) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await db.RoundProgrammes.Where(p => p.Id == id && p.EndedAt == null)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.EndedAt, now).SetProperty(x => x.NextDrawOn, (DateOnly?)null), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.programme-ended", id.ToString(), name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static void Fill(RoundProgramme programme, ProgrammeInput input)
    {
        (programme.Name, programme.Text) = (input.Name!.Trim(), (input.Text ?? "").Trim());
        (programme.Kind, programme.Size, programme.Rhythm) = (input.Kind, input.Size, input.Rhythm);
        (programme.LevelDistance, programme.NextDrawOn) = (input.LevelDistance, input.NextDrawOn);
    }

    private async Task<List<Problem>> WrongAsync(ProgrammeInput input, Viewer viewer, CancellationToken ct)
    {
        List<Problem> problems = [];
        if ((input.Name ?? "").Trim().Length is 0 or > RoundProgramme.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "rounds-name", RoundProgramme.LongestName));
        if (input.Text?.Trim().Length > RoundProgramme.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "rounds-text", RoundProgramme.LongestText));
        if (!Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "rounds-kind"));
        if (!Enum.IsDefined(input.Rhythm)) problems.Add(Problem.Invalid(nameof(input.Rhythm), "rounds-rhythm"));
        if (input.Size is < RoundProgramme.Smallest or > RoundProgramme.Largest) problems.Add(Problem.Invalid(nameof(input.Size), "rounds-size", RoundProgramme.Smallest, RoundProgramme.Largest));
        if (input.LevelDistance is < 0 or > RoundProgramme.FurthestLevel) problems.Add(Problem.Invalid(nameof(input.LevelDistance), "rounds-level", RoundProgramme.FurthestLevel));
        var today = house.DayOf(clock.GetUtcNow());
        if (input.NextDrawOn is not { } day || day < today || day > today.AddDays(366)) problems.Add(Problem.Invalid(nameof(input.NextDrawOn), "rounds-day"));
        if (input.SpaceId is { } space && !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == space && s.ArchivedAt == null, ct)) problems.Add(Problem.Invalid(nameof(input.SpaceId), "rounds-space"));
        return problems;
    }
}
