using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;

namespace Herberge.Channels.Publishing;

/// <summary>What a channel made of a post.</summary>
/// <param name="Fault">Code of what stood in the way; null for nothing.</param>
/// <param name="Wait">It may work later, and no sooner than this.</param>
internal sealed record Outcome(string? RemoteId, string? Link, string? Fault = null, TimeSpan? Wait = null)
{
    public bool MayWorkLater => Wait is not null;

    public static Outcome Done(string? remoteId = null, string? link = null) => new(remoteId, link);

    public static Outcome Never(string fault) => new(null, null, fault);

    public static Outcome Later(string fault, TimeSpan? wait = null) => new(null, null, fault, wait ?? TimeSpan.Zero);
}

/// <summary>Publishes to one kind of channel, and takes back.</summary>
internal interface IPublish
{
    ChannelKind Kind { get; }

    Task<Outcome> PublishAsync(ChannelPost post, PostVariant variant, CancellationToken ct);

    Task<Outcome> RemoveAsync(ChannelPost post, PostVariant variant, CancellationToken ct);
}
