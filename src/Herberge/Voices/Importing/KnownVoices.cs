using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Importing;

/// <summary>Leaves out of a plan what its source brought before, and what was erased here since. Asks for the plan's own keys, some at a time.</summary>
internal sealed class KnownVoices(HouseDb db)
{
    private const int Some = 500;

    public async Task<VoicesPlan> LeaveOutAsync(VoicesPlan plan, Guid source, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keys in plan.Voices.Select(voice => voice.ExternalKey).Chunk(Some))
        {
            known.UnionWith(await db.Observations.Where(o => o.SourceId == source && keys.Contains(o.ExternalKey)).Select(o => o.ExternalKey!).ToListAsync(ct));
            known.UnionWith(await db.GoneKeys.Where(g => g.SourceId == source && keys.Contains(g.ExternalKey)).Select(g => g.ExternalKey).ToListAsync(ct));
        }

        return known.Count == 0
            ? plan
            : plan with { Voices = [.. plan.Voices.Where(voice => !known.Contains(voice.ExternalKey))], Known = plan.Known + plan.Voices.Count(voice => known.Contains(voice.ExternalKey)) };
    }
}
