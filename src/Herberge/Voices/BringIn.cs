using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Voices.Importing;

namespace Herberge.Voices;

/// <summary>Makes observations of what a source brought: the same for files, programs and feeds.</summary>
internal sealed class BringIn(HouseDb db, AuthorKeys authors, SearchIndex search)
{
    private const int Portion = 1000;

    /// <summary>Before the write begins: the first author of a house makes its secret.</summary>
    public async Task<IReadOnlyList<string?>> KeysAsync(VoicesPlan plan, CancellationToken ct)
    {
        var keys = new List<string?>(plan.Voices.Count);
        foreach (var voice in plan.Voices) keys.Add(await authors.OfAsync(voice.Channel, voice.Author, ct));
        return keys;
    }

    /// <summary>Inside the write; what was tracked before is saved, and forgotten unless the caller goes on with it.</summary>
    public async Task HandleAsync(VoicesPlan plan, IReadOnlyList<string?> keys, Guid source, DateTimeOffset now, CancellationToken ct, bool keepTracked = false)
    {
        await db.SaveChangesAsync(ct);
        foreach (var portion in plan.Voices.Zip(keys).Chunk(Portion))
        {
            var observations = portion.Select(p => Observe(p.First, p.Second, source, now)).ToList();
            db.Observations.AddRange(observations);
            await db.SaveChangesAsync(ct);
            await search.PutAsync(observations.ConvertAll(VoicesSearch.Document), ct);
            if (!keepTracked) db.ChangeTracker.Clear();
        }
    }

    private static Observation Observe(PlannedVoice voice, string? author, Guid source, DateTimeOffset now) => new(
        voice.Id ?? Guid.CreateVersion7(now), source, voice.ExternalKey, voice.SaidAt, now,
        new ObservedWords(voice.Quote, voice.Context, voice.Channel, voice.Segment, voice.Language, voice.Place, voice.Link, author));
}
