using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

/// <param name="Finished">How many coders have finished.</param>
/// <param name="Mine">Whether the viewer codes it.</param>
/// <param name="Waits">Whether it waits for the viewer.</param>
public sealed record SampleLine(Guid Id, string Name, DateTimeOffset CreatedAt, int Voices, int Coders, int Finished, bool Mine, bool Waits);

/// <param name="Name">Of somebody who codes.</param>
public sealed record SampleSeat(Guid MemberId, string Name, bool HasFinished);

/// <param name="Judged">How many the viewer has judged.</param>
/// <param name="Next">The first the viewer has not judged.</param>
/// <param name="Gone">Observations that were drawn and have been deleted since.</param>
public sealed record SampleSheet(
    Guid Id, string Name, int Seed, string Filter, int DrawnFrom, string CreatedBy, DateTimeOffset CreatedAt, IReadOnlyList<int> Numbers, IReadOnlyList<CodeName> Codes,
    IReadOnlyList<SampleSeat> Coders, bool IsCoder, bool HasFinished, int Judged, int? Next, int Gone)
{
    /// <summary>Whether there is something to compare, for those who may see it.</summary>
    public bool IsDone => Coders.Count >= CodingSample.FewestCoders && Coders.All(coder => coder.HasFinished);
}

/// <param name="Given">Codes the viewer gave it; null when they have not judged it.</param>
public sealed record BlindVoice(int Number, Guid ObservationId, string Quote, string? Context, string Language, VoiceChannel Channel, string? Segment, DateTimeOffset SaidAt, IReadOnlyList<Guid>? Given);

/// <summary>Samples as those see them who code them: never anybody else's codes.</summary>
internal sealed class SeeSamples(HouseDb db)
{
    public async Task<Result<IReadOnlyList<SampleLine>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var (me, voices, coders) = (viewer.MemberId, db.SampleVoices, db.SampleCoders);
        var rows = await db.VisibleSamplesTo(viewer).AsNoTracking().OrderByDescending(s => s.CreatedAt).Select(s => new
        {
            s.Id, s.Name, s.CreatedAt,
            Voices = voices.Count(v => v.SampleId == s.Id),
            Coders = coders.Count(c => c.SampleId == s.Id),
            Finished = coders.Count(c => c.SampleId == s.Id && c.FinishedAt != null),
            Mine = coders.Any(c => c.SampleId == s.Id && c.MemberId == me),
            Waits = coders.Any(c => c.SampleId == s.Id && c.MemberId == me && c.FinishedAt == null),
        }).ToListAsync(ct);
        return Result<IReadOnlyList<SampleLine>>.Of([.. rows.Select(r => new SampleLine(r.Id, r.Name, r.CreatedAt, r.Voices, r.Coders, r.Finished, r.Mine, r.Waits))]);
    }

    public async Task<Result<SampleSheet>> OneAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var (me, members) = (viewer.MemberId, db.Set<Member>());
        var sample = await db.VisibleSamplesTo(viewer).AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { Sample = s, By = members.Where(m => m.Id == s.CreatedBy).Select(m => m.Name).FirstOrDefault() ?? "" }).SingleOrDefaultAsync(ct);
        if (sample is null) return Problem.NotFound();
        var voices = await db.SampleVoices.AsNoTracking().Where(v => v.SampleId == id).OrderBy(v => v.Number).Select(v => new { v.Number, v.ObservationId }).ToListAsync(ct);
        var codes = await db.SampleCodes.AsNoTracking().Where(c => c.SampleId == id).Join(db.Codes, c => c.CodeId, c => c.Id, (_, c) => new CodeName(c.Id, c.Name, c.Hue)).ToListAsync(ct);
        var coders = await db.SampleCoders.AsNoTracking().Where(c => c.SampleId == id).Join(members, c => c.MemberId, m => m.Id, (c, m) => new SampleSeat(m.Id, m.Name, c.FinishedAt != null)).ToListAsync(ct);
        var judged = (await db.BlindCodings.AsNoTracking().Where(c => c.SampleId == id && c.CoderId == me).Select(c => c.ObservationId).ToListAsync(ct)).ToHashSet();
        return new SampleSheet(
            id, sample.Sample.Name, sample.Sample.Seed, sample.Sample.Filter, sample.Sample.DrawnFrom, sample.By, sample.Sample.CreatedAt, [.. voices.Select(v => v.Number)],
            [.. codes.OrderBy(c => c.Name, StringComparer.CurrentCulture)], [.. coders.OrderBy(c => c.Name, StringComparer.CurrentCulture)],
            coders.Exists(c => c.MemberId == me), coders.Exists(c => c.MemberId == me && c.HasFinished), judged.Count,
            voices.Find(v => !judged.Contains(v.ObservationId))?.Number, (voices.LastOrDefault()?.Number ?? 0) - voices.Count);
    }

    /// <summary>One observation of a sample, without what anybody else makes of it.</summary>
    public async Task<Result<BlindVoice>> VoiceAsync(Guid id, int number, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var me = viewer.MemberId;
        if (!await db.VisibleSamplesTo(viewer).AnyAsync(s => s.Id == id, ct)) return Problem.NotFound();
        var row = await db.SampleVoices.AsNoTracking().Where(v => v.SampleId == id && v.Number == number).Join(db.VisibleObservationsTo(viewer), v => v.ObservationId, o => o.Id, (_, o) => o).SingleOrDefaultAsync(ct);
        if (row is null) return Problem.NotFound();
        var mine = await db.BlindCodings.AsNoTracking().SingleOrDefaultAsync(c => c.SampleId == id && c.ObservationId == row.Id && c.CoderId == me, ct);
        return new BlindVoice(number, row.Id, row.Quote, row.Context, row.Language, row.Channel, row.Segment, row.SaidAt, mine?.Codes);
    }
}
