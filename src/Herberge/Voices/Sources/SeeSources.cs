using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <param name="Voices">How many observations it has brought that are still here.</param>
/// <param name="LastError">Key of the sentence that says why the last run failed.</param>
public sealed record SourceView(
    Guid Id, SourceKind Kind, string Name, int Voices, int KeepMonths, DateTimeOffset? LastRunAt, int LastBrought, string? LastError, int Failures, string? Address, int? EveryMinutes,
    DateTimeOffset? DueAt, bool IsEnded);

/// <summary>Where voices come from, and how each source is doing.</summary>
internal sealed class SeeSources(HouseDb db)
{
    public async Task<Result<IReadOnlyList<SourceView>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var counts = await db.VisibleObservationsTo(viewer).GroupBy(o => o.SourceId).Select(g => new { g.Key, Voices = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Voices, ct);
        var sources = await db.VoiceSources.AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        return Result<IReadOnlyList<SourceView>>.Of([.. sources.Select(s => new SourceView(
            s.Id, s.Kind, s.Name, counts.GetValueOrDefault(s.Id), s.KeepMonths, s.LastRunAt, s.LastBrought, s.LastError, s.Failures, s.Address, s.EveryMinutes, s.DueAt, s.EndedAt is not null))]);
    }
}
