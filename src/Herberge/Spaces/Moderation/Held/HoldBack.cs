using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Held;

/// <summary>Keeps something written until a moderator looked at it. Nobody is told but the moderators, by their queue.</summary>
internal sealed class HoldBack(HouseDb db, TimeProvider clock)
{
    /// <summary>What an earlier, repeated request left waiting.</summary>
    public async Task<Guid?> EarlierAsync(Guid authorId, string? key, CancellationToken ct) => key is null
        ? null
        : await db.HeldPosts.AsNoTracking().Where(h => h.AuthorId == authorId && h.ClientKey == key && h.PostId == null)
            .Select(h => (Guid?)h.Id).FirstOrDefaultAsync(ct);

    public Guid Keep(AddPostInput input, Guid spaceId, string body, HeldWhy why, Viewer viewer)
    {
        var now = clock.GetUtcNow();
        var held = new HeldPost(Guid.CreateVersion7(now), spaceId, input.ThreadId, viewer.MemberId, body, why, now)
        {
            ReplyToId = input.ReplyToId, ClientKey = input.ClientKey, Files = Joined(input.Files, body),
        };
        db.HeldPosts.Add(held);
        return held.Id;
    }

    public Guid Keep(StartThreadInput input, string body, HeldWhy why, Viewer viewer)
    {
        var now = clock.GetUtcNow();
        var held = new HeldPost(Guid.CreateVersion7(now), input.SpaceId, null, viewer.MemberId, body, why, now)
        {
            Kind = input.Kind, Title = input.Title.Trim(), ClientKey = input.ClientKey, Files = Joined(input.Files, body), Beside = input.Beside,
        };
        db.HeldPosts.Add(held);
        return held.Id;
    }

    private static string Joined(IReadOnlyList<Guid>? files, string body) => string.Join(',', (files ?? []).Concat(PostText.FilesIn(body)).Distinct());
}
