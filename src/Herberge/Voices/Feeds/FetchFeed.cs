using Herberge.Foundation.Outward;
using Herberge.Foundation.Settings;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Feeds;

/// <summary>Asks a feed for what changed since the last time.</summary>
internal sealed class FetchFeed(FetchOutward fetch, House house, TimeProvider clock) : IFetchSource
{
    public SourceKind Kind => SourceKind.Feed;

    public string HostOf(Source source) => new Uri(source.Address!).Host;

    public async Task<Fetching> FetchAsync(Source source, CancellationToken ct)
    {
        var fetched = await fetch.HandleAsync(source.Address!, source.ETag, source.LastModified, ct);
        if (fetched.Fault is not null) return Fetching.Failed(fetched.Fault, fetched.Wait);
        if (fetched.Body is null) return Fetching.Nothing();
        if (ReadFeed.Read(fetched.Body, source) is not { } table) return Fetching.Failed("fetch-no-feed");
        return new Fetching(new PlanVoices(table, ReadFeed.Mapping, house.TimeZone, clock.GetUtcNow(), source.Language).Make(), Remember: (tracked, _, _) =>
        {
            (tracked.ETag, tracked.LastModified) = (fetched.ETag, fetched.LastModified);
            return Task.CompletedTask;
        });
    }
}
