using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>Mends what was entered. Once the effect is released, only its words: day, windows and participants stay what was measured.</summary>
internal sealed class ChangeIntervention(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, ReadParticipants read, KeptInterventions kept)
{
    /// <param name="id">The intervention.</param>
    /// <param name="input">All of it anew; without a day and people only the words.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> HandleAsync(Guid id, InterventionInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsTheHouse) return Problem.Forbidden("silos-interventions-for-hosts");
        var now = clock.GetUtcNow();
        var today = ReleaseDays.Today(now, house.TimeZone);
        var onlyWords = input is { Day: null, People: null, Participants: null };
        var participants = onlyWords ? null : await read.HandleAsync(input, viewer, ct);
        await using var write = await writes.BeginAsync(db, ct);
        var intervention = await db.Interventions.Include(i => i.Participants).Include(i => i.Effect).SingleOrDefaultAsync(i => i.Id == id && i.RemovedAt == null, ct);
        if (intervention is null) return Problem.NotFound();
        if (!onlyWords && intervention.Effect is not null) return Problem.Conflict("silos-intervention-released");
        List<Problem> problems = [.. input.WrongWords(), .. onlyWords ? [] : input.WrongWindows(today), .. participants?.Problems ?? []];
        if (problems.Count > 0) return Result<Done>.From(problems);

        intervention.Tell(input.Kind!.Value, input.Title!.Trim(), input.TrimmedNote);
        if (!onlyWords && IsOther(intervention, input, participants!.Value!)) intervention.Settle(input.Day!.Value, input.Days, [.. participants.Value!], today);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "silos.intervention-changed", id.ToString(), intervention.Title, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        kept.Forget();
        return default(Done);
    }

    private static bool IsOther(Intervention intervention, InterventionInput input, IReadOnlySet<Guid> participants) =>
        intervention.Day != input.Day || intervention.Days != input.Days || !participants.SetEquals(intervention.Participants.Select(p => p.MemberId));
}
