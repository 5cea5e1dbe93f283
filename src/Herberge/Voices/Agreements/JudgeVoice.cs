using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

/// <summary>One coder says which of the sample's codes an observation has, and in the end that they have finished.</summary>
internal sealed class JudgeVoice(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <param name="sampleId">The sample.</param>
    /// <param name="number">Of the observation within it.</param>
    /// <param name="codes">What it has.</param>
    /// <param name="none">That it has none of them; to be said, so that nothing is left out by mistake.</param>
    /// <param name="viewer">Who codes.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Number of the next observation they have not judged; null when there is none.</returns>
    public async Task<Result<NextVoice>> HandleAsync(Guid sampleId, int number, IReadOnlyList<Guid> codes, bool none, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.VisibleSamplesTo(viewer).AnyAsync(s => s.Id == sampleId, ct)) return Problem.NotFound();
        if (await db.SampleCoders.AsNoTracking().SingleOrDefaultAsync(c => c.SampleId == sampleId && c.MemberId == me, ct) is not { } coder) return Problem.Forbidden("voices-sample-coders-only");
        if (coder.FinishedAt is not null) return Problem.Conflict("voices-sample-finished");
        if (await db.SampleVoices.AsNoTracking().SingleOrDefaultAsync(v => v.SampleId == sampleId && v.Number == number, ct) is not { } voice) return Problem.NotFound();
        var asked = await db.SampleCodes.AsNoTracking().Where(c => c.SampleId == sampleId).Select(c => c.CodeId).ToListAsync(ct);
        var given = asked.Intersect(codes).ToList();
        if (given.Count == 0 != none) return Problem.Invalid("Codes", "voices-sample-judge");
        var known = await db.BlindCodings.AsTracking().SingleOrDefaultAsync(c => c.SampleId == sampleId && c.ObservationId == voice.ObservationId && c.CoderId == me, ct);
        if (known is null) db.BlindCodings.Add(known = new BlindCoding(sampleId, voice.ObservationId, me));
        known.Judge(given, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new NextVoice(await NextAsync(sampleId, number, me, ct));
    }

    public async Task<Result<Done>> FinishAsync(Guid sampleId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.VisibleSamplesTo(viewer).AnyAsync(s => s.Id == sampleId, ct)) return Problem.NotFound();
        if (await db.SampleCoders.AsTracking().SingleOrDefaultAsync(c => c.SampleId == sampleId && c.MemberId == me, ct) is not { } coder) return Problem.Forbidden("voices-sample-coders-only");
        if (await NextAsync(sampleId, 0, me, ct) is not null) return Problem.Conflict("voices-sample-unfinished");
        coder.FinishedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private Task<int?> NextAsync(Guid sampleId, int after, Guid coder, CancellationToken ct)
    {
        var judged = db.BlindCodings;
        return db.SampleVoices.Where(v => v.SampleId == sampleId && !judged.Any(c => c.SampleId == sampleId && c.ObservationId == v.ObservationId && c.CoderId == coder))
            .OrderBy(v => v.Number <= after).ThenBy(v => v.Number).Select(v => (int?)v.Number).FirstOrDefaultAsync(ct);
    }
}

/// <param name="Number">Null when all are judged.</param>
internal sealed record NextVoice(int? Number);
