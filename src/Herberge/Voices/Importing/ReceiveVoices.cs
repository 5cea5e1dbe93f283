using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Importing;

/// <param name="Id">What the sender calls it: the same again brings nothing.</param>
/// <param name="At">When it was said; null for now.</param>
public sealed record ReceivedVoice(
    string? Quote, string? Id = null, DateTimeOffset? At = null, string? Channel = null, string? Segment = null, string? Author = null, string? Context = null, string? Place = null,
    string? Language = null, string? Link = null);

/// <param name="Added">New ones.</param>
/// <param name="Known">Those the source brought before.</param>
public sealed record ReceivedVoices(int Added, int Known);

/// <summary>Takes voices a program sends with a member's token; the first of a name makes its source.</summary>
internal sealed class ReceiveVoices(HouseDb db, TakeVoices take)
{
    public async Task<Result<ReceivedVoices>> HandleAsync(string? sourceName, IReadOnlyList<ReceivedVoice>? voices, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (sourceName?.Trim() is not { Length: > 0 and <= Source.LongestName } name) return Problem.Invalid("Source", "voices-source-name", Source.LongestName);
        return await take.HandleAsync(voices, async (now, stop) =>
        {
            var source = await db.VoiceSources.AsTracking().FirstOrDefaultAsync(s => s.Name == name && s.Kind == SourceKind.Webhook, stop);
            if (source is null) db.VoiceSources.Add(source = new Source(Guid.CreateVersion7(now), SourceKind.Webhook, name, Source.UsualMonths, now));
            return source.IsListening ? source : null;
        }, ct);
    }
}
