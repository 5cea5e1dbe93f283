using Microsoft.AspNetCore.SignalR;

namespace Herberge.Foundation.Live;

/// <summary>
/// Tells open pages that something happened. To be called after the commit; it says where and how much, never what, so
/// that what is shown is fetched with the reader's own rights.
/// </summary>
public sealed class LivePublisher(IHubContext<LiveHub> hub)
{
    /// <param name="channel"><c>thread:{id}</c>, <c>space:{id}</c> or <c>member:{id}</c>.</param>
    /// <param name="kind">What happened: <c>posted</c>, <c>changed</c>, <c>bell</c>. The client receives channel and data under this name.</param>
    public Task PublishAsync(string channel, string kind, object data, CancellationToken ct) =>
        hub.Clients.Group(channel).SendAsync(kind, channel, data, ct);

    /// <summary>Something that stands in a thread looks different now: a text, a reaction, an accepted answer.</summary>
    public Task ChangedAsync(Guid threadId, CancellationToken ct) => PublishAsync($"thread:{threadId}", "changed", 0, ct);
}
