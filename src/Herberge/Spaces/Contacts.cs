using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>
/// The ties a post stands for. What is taken back appends the same ties, of the same instant, with weight −1, so that a
/// sum over any window tells what stands today.
/// </summary>
internal sealed class Contacts(HouseDb db)
{
    /// <summary>The author answered somebody; nobody answers themselves.</summary>
    public void Reply(Post post, Guid answered, double weight = 1)
    {
        if (answered != post.AuthorId) db.Ties.Add(new Tie(post.AuthorId, answered, TieKind.Reply, post.CreatedAt, post.SpaceId, post.Id, weight));
    }

    public void Mention(Post post, Guid mentioned, double weight = 1)
    {
        if (mentioned != post.AuthorId) db.Ties.Add(new Tie(post.AuthorId, mentioned, TieKind.Mention, post.CreatedAt, post.SpaceId, post.Id, weight));
    }

    public void Reaction(Post post, Guid from, DateTimeOffset at, double weight = 1)
    {
        if (from != post.AuthorId) db.Ties.Add(new Tie(from, post.AuthorId, TieKind.Reaction, at, post.SpaceId, post.Id, weight));
    }

    /// <summary>All ties of a post once more: −1 when it goes, +1 when it comes back.</summary>
    public async Task AgainAsync(Post post, Guid threadAuthorId, double weight, CancellationToken ct)
    {
        // A post that opened a thread of its own after it was split off still answers whom it named.
        if (post.Number > 1 || post.ReplyToId is not null) Reply(post, await AnsweredAsync(post.ReplyToId, threadAuthorId, ct), weight);
        foreach (var mentioned in await db.Mentions.AsNoTracking().Where(m => m.PostId == post.Id).Select(m => m.MemberId).ToListAsync(ct))
            Mention(post, mentioned, weight);
        foreach (var reaction in await db.Reactions.AsNoTracking().Where(r => r.PostId == post.Id).ToListAsync(ct))
            Reaction(post, reaction.MemberId, reaction.At, weight);
    }

    /// <summary>Whom a post answers: the author of the post it names, else who opened the thread.</summary>
    public async Task<Guid> AnsweredAsync(Guid? replyToId, Guid threadAuthorId, CancellationToken ct) =>
        replyToId is null
            ? threadAuthorId
            : await db.Posts.AsNoTracking().Where(p => p.Id == replyToId).Select(p => (Guid?)p.AuthorId).FirstOrDefaultAsync(ct) ?? threadAuthorId;
}
