using Herberge.Foundation.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Herberge.Foundation.Live;

/// <summary>Says who may listen to what happens in a thread or space. The room Spaces knows.</summary>
public interface ILiveAccess
{
    Task<bool> MayListenAsync(string channel, Viewer viewer, CancellationToken ct);
}

/// <summary>
/// The line to open pages. Everybody listens to their own <c>member:{id}</c>; other channels are asked for by
/// <see cref="Watch"/> and granted by <see cref="ILiveAccess"/>.
/// </summary>
[Authorize]
public sealed class LiveHub(IViewerSource viewers, ILiveAccess access) : Hub
{
    public const string Path = "/live";

    private const int MostChannels = 50;
    private static readonly object Watched = new();

    public override async Task OnConnectedAsync()
    {
        if (await ViewerAsync() is { } viewer)
            await Groups.AddToGroupAsync(Context.ConnectionId, $"member:{viewer.MemberId}", Context.ConnectionAborted);
        else
            Context.Abort();
    }

    /// <returns>False when there is no such channel for this viewer.</returns>
    public async Task<bool> Watch(string channel)
    {
        var count = Context.Items.TryGetValue(Watched, out var known) ? (int)known! : 0;
        if (count >= MostChannels || await ViewerAsync() is not { } viewer) return false;
        if (!await access.MayListenAsync(channel, viewer, Context.ConnectionAborted)) return false;
        Context.Items[Watched] = count + 1;
        await Groups.AddToGroupAsync(Context.ConnectionId, channel, Context.ConnectionAborted);
        return true;
    }

    public Task Leave(string channel) => Groups.RemoveFromGroupAsync(Context.ConnectionId, channel, Context.ConnectionAborted);

    private async ValueTask<Viewer?> ViewerAsync() =>
        Guid.TryParse(Context.UserIdentifier, out var id) ? await viewers.FindAsync(id, Context.ConnectionAborted) : null;
}
