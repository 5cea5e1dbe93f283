using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <param name="Voices">How many observations it has brought that are still here.</param>
/// <param name="IsAnnounced">False for a space whose hosts have not agreed.</param>
/// <param name="LastError">Key of the sentence that says why the last run failed.</param>
public sealed record SourceView(
    Guid Id, SourceKind Kind, string Name, int Voices, int KeepMonths, DateTimeOffset? LastRunAt, int LastBrought, string? LastError, int Failures, string? Address, int? EveryMinutes,
    DateTimeOffset? DueAt, bool IsEnded, bool IsPaused, string? Tags, string? SpaceName, bool IsAnnounced);

/// <summary>Where voices come from, and how each source is doing.</summary>
internal sealed class SeeSources(HouseDb db)
{
    public async Task<Result<IReadOnlyList<SourceView>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var counts = await db.VisibleObservationsTo(viewer).GroupBy(o => o.SourceId).Select(g => new { g.Key, Voices = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Voices, ct);
        var spaces = await db.ObservedSpaces.AsNoTracking().Select(s => new { s.SourceId, s.SpaceId, s.AnnouncedAt }).ToListAsync(ct);
        var ids = spaces.ConvertAll(s => s.SpaceId);
        var names = await db.VisibleSpacesTo(viewer).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var observed = spaces.ToDictionary(s => s.SourceId, s => (Name: names.GetValueOrDefault(s.SpaceId), IsAnnounced: s.AnnouncedAt is not null));
        var sources = await db.VoiceSources.AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        return Result<IReadOnlyList<SourceView>>.Of([.. sources.Select(s => new SourceView(
            s.Id, s.Kind, s.Name, counts.GetValueOrDefault(s.Id), s.KeepMonths, s.LastRunAt, s.LastBrought, s.LastError, s.Failures, s.Address, s.EveryMinutes, s.DueAt, s.EndedAt is not null,
            s.PausedAt is not null, s.Tags, observed.GetValueOrDefault(s.Id).Name, !observed.TryGetValue(s.Id, out var space) || space.IsAnnounced))]);
    }
}
