using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

/// <summary>What coders agree on goes into the room: where they always did, and where they do after talking. Their own judgements stay as they were.</summary>
internal sealed class SettleSample(HouseDb db, WriteTransactions writes, SeeAgreement agreement, CodeCounts counts, TimeProvider clock)
{
    /// <summary>After talking about one observation.</summary>
    public async Task<Result<Done>> HandleAsync(Guid sampleId, int number, IReadOnlyList<Guid> codes, bool none, Viewer viewer, CancellationToken ct)
    {
        var seen = await agreement.HandleAsync(sampleId, viewer, ct);
        if (!seen.Succeeded) return seen.Problem;
        if (seen.Value.Disagreements.FirstOrDefault(d => d.Number == number) is not { } unsettled) return Problem.NotFound();
        var given = seen.Value.Codes.Select(c => c.Code.Id).Intersect(codes).ToList();
        if (given.Count == 0 != none) return Problem.Invalid("Codes", "voices-sample-judge");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await GiveAsync(sampleId, new Dictionary<Guid, IReadOnlyCollection<Guid>> { [unsettled.ObservationId] = given }, viewer.MemberId, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        counts.Forget();
        return default(Done);
    }

    /// <summary>Where all gave the same.</summary>
    /// <returns>How many observations got their codes.</returns>
    public async Task<Result<int>> TakeAgreedAsync(Guid sampleId, Viewer viewer, CancellationToken ct)
    {
        var seen = await agreement.HandleAsync(sampleId, viewer, ct);
        if (!seen.Succeeded) return seen.Problem;
        var open = seen.Value.Disagreements.Select(d => d.ObservationId).ToHashSet();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var waiting = await db.SampleVoices.Where(v => v.SampleId == sampleId && v.SettledAt == null).Select(v => v.ObservationId).ToListAsync(ct);
        var codings = await db.BlindCodings.AsNoTracking().Where(c => c.SampleId == sampleId && waiting.Contains(c.ObservationId)).ToListAsync(ct);
        var agreed = codings.Where(c => !open.Contains(c.ObservationId)).DistinctBy(c => c.ObservationId).ToDictionary(c => c.ObservationId, c => (IReadOnlyCollection<Guid>)c.Codes);
        await GiveAsync(sampleId, agreed, viewer.MemberId, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.sample-taken", await db.CodingSamples.Where(s => s.Id == sampleId).Select(s => s.Name).SingleAsync(ct), agreed.Count.ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        counts.Forget();
        return agreed.Count;
    }

    private async Task GiveAsync(Guid sampleId, Dictionary<Guid, IReadOnlyCollection<Guid>> agreed, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        var ids = agreed.Keys.ToList();
        var observations = await db.Observations.AsTracking().Where(o => ids.Contains(o.Id)).ToListAsync(ct);
        var known = (await db.CodeMarks.Where(m => ids.Contains(m.ObservationId) && m.HiddenBy == null).Select(m => new { m.ObservationId, m.CodeId }).ToListAsync(ct)).Select(m => (m.ObservationId, m.CodeId)).ToHashSet();
        // A code merged away meanwhile has nothing left to give.
        var inUse = (await db.Codes.Where(c => c.RetiredAt == null).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        foreach (var observation in observations)
        {
            var codes = agreed[observation.Id].Where(inUse.Contains).ToList();
            foreach (var code in codes.Where(code => !known.Contains((observation.Id, code)))) db.CodeMarks.Add(new CodeMark(Guid.CreateVersion7(now), observation.Id, code, by, observation.SaidAt, now));
            if (codes.Count > 0) observation.State = ObservationState.Coded;
        }

        foreach (var voice in await db.SampleVoices.AsTracking().Where(v => v.SampleId == sampleId && ids.Contains(v.ObservationId)).ToListAsync(ct)) (voice.SettledAt, voice.SettledBy) = (now, by);
    }
}
