using System.Text;
using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Publishing;

/// <summary>Opens a conversation in a space, as the author of the post and with what they may do at that moment. The variant is the key of the thread, so it is opened once.</summary>
internal sealed class PublishToSpace(HouseDb db, StartThread start, DeleteThread delete, FileStore files, IViewerSource viewers) : IPublish
{
    public ChannelKind Kind => ChannelKind.Space;

    public async Task<Outcome> PublishAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        if (variant.Account is not { IsReady: true, SpaceId: { } space }) return Outcome.Never("channel-account-off");
        viewers.Forget(post.AuthorId);
        if (await viewers.FindAsync(post.AuthorId, ct) is not { } author) return Outcome.Never("channel-author-gone");
        var key = $"ch-{variant.Id:N}-{variant.Round}";
        var me = author.MemberId;
        var opened = await db.Set<Post>().AsNoTracking().Where(p => p.AuthorId == me && p.ClientKey == key).Select(p => (Guid?)p.ThreadId).FirstOrDefaultAsync(ct);
        if (opened is { } thread) return Outcome.Done(thread.ToString());
        var body = new StringBuilder(post.TextOf(variant));
        foreach (var picture in post.Pictures.OrderBy(p => p.Number))
        {
            if (await CopyAsync(picture, author, ct) is { } address) body.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n\n![{Plain(picture.Alt)}]({address})");
        }

        var result = await start.HandleAsync(new StartThreadInput(space, ThreadKind.Discussion, post.Title, body.ToString(), ClientKey: key), author, ct);
        if (!result.Succeeded) return Outcome.Never(result.Problem.Code);
        return result.Value.HeldId is not null ? Outcome.Never("moderation-waits") : Outcome.Done(result.Value.ThreadId.ToString());
    }

    public async Task<Outcome> RemoveAsync(ChannelPost post, PostVariant variant, CancellationToken ct)
    {
        viewers.Forget(post.AuthorId);
        if (!Guid.TryParse(variant.RemoteId, out var thread)) return Outcome.Done();
        if (await viewers.FindAsync(post.AuthorId, ct) is not { } author) return Outcome.Never("channel-author-gone");
        var gone = await delete.HandleAsync(thread, author, ct);
        return gone.Succeeded || gone.Problem.Code == "not-found" ? Outcome.Done() : Outcome.Never(gone.Problem.Code);
    }

    /// <summary>A file belongs to one post of one space; each thread has its own.</summary>
    private async Task<string?> CopyAsync(PostPicture picture, Viewer author, CancellationToken ct)
    {
        if (await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == picture.FileId, ct) is not { } file || !files.Exists(file.Id)) return null;
        await using var content = files.Open(file.Id);
        var copy = await files.SaveAsync(content, file.Name, author, ct);
        return copy.Succeeded ? FileEndpoints.AddressOf(copy.Value).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal) : null;
    }

    private static string Plain(string alt) => alt.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
