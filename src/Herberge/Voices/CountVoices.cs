using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>What stands in the head of the room, and what its filter offers.</summary>
public sealed record VoicesFrame(int Total, int Open, IReadOnlyList<SourceName> Sources, IReadOnlyList<CodeName> Codes, IReadOnlyList<string> Segments);

public sealed record SourceName(Guid Id, string Name, SourceKind Kind);

/// <summary>Counts for the head, choices for the filter; nothing for those who don't hear voices.</summary>
internal sealed class CountVoices(HouseDb db)
{
    private const int MostSegments = 60;

    public async Task<VoicesFrame> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var visible = db.VisibleObservationsTo(viewer).AsNoTracking();
        if (!viewer.HearsVoices) return new VoicesFrame(0, 0, [], [], []);
        var states = await visible.GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new VoicesFrame(
            states.Values.Sum(), states.GetValueOrDefault(ObservationState.Open),
            await db.VoiceSources.AsNoTracking().OrderBy(s => s.Name).Select(s => new SourceName(s.Id, s.Name, s.Kind)).ToListAsync(ct),
            await db.Codes.AsNoTracking().Where(c => c.RetiredAt == null).OrderBy(c => c.FoldedName).Select(c => new CodeName(c.Id, c.Name, c.Hue)).ToListAsync(ct),
            await visible.Where(o => o.Segment != null).Select(o => o.Segment!).Distinct().OrderBy(s => s).Take(MostSegments).ToListAsync(ct));
    }
}
