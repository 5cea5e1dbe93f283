using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Live;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>A file attached to a post is seen by those who may read the post, while it stands.</summary>
internal sealed class FileAccess(HouseDb db) : IFileAccess
{
    public async Task<bool> MaySeeAsync(StoredFile file, Viewer viewer, CancellationToken ct) => file.PostId is { } post
        ? await db.VisiblePostsTo(viewer).AnyAsync(p => p.Id == post && p.DeletedAt == null, ct)
        : file.SpaceId is { } space && await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == space, ct);
}

/// <summary>Who may read a thread or space may hear that something happened there.</summary>
internal sealed class LiveAccess(HouseDb db) : ILiveAccess
{
    public async Task<bool> MayListenAsync(string channel, Viewer viewer, CancellationToken ct)
    {
        if (channel.Split(':') is not [var kind, var text] || !Guid.TryParse(text, out var id)) return false;
        return kind switch
        {
            "thread" => await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == id, ct),
            "space" => await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == id, ct),
            "member" => id == viewer.MemberId,
            _ => false,
        };
    }
}
