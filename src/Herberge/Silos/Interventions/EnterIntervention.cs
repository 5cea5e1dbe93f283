using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;

namespace Herberge.Silos.Interventions;

/// <summary>Somebody who runs the house writes down what was tried, with whom and when; other rooms call it for what happens there.</summary>
internal sealed class EnterIntervention(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, ReadParticipants read, KeptInterventions kept)
{
    public async Task<Result<Guid>> HandleAsync(InterventionInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsTheHouse) return Problem.Forbidden("silos-interventions-for-hosts");
        var now = clock.GetUtcNow();
        var today = ReleaseDays.Today(now, house.TimeZone);
        var participants = await read.HandleAsync(input, viewer, ct);
        List<Problem> problems = [.. input.WrongWords(), .. input.WrongWindows(today), .. participants.Problems];
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var intervention = new Intervention(Guid.CreateVersion7(now), viewer.MemberId, now);
        intervention.Tell(input.Kind!.Value, input.Title!.Trim(), input.TrimmedNote);
        intervention.Settle(input.Day!.Value, input.Days, [.. participants.Value!], today);
        await using var write = await writes.BeginAsync(db, ct);
        db.Interventions.Add(intervention);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "silos.intervention-entered", intervention.Id.ToString(), intervention.Title, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        kept.Forget();
        return intervention.Id;
    }
}
