using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="At">When these words were written: later than the post where they were changed.</param>
/// <param name="Text">Without marks, and without what it quotes from others.</param>
/// <param name="Names">Of the people in its conversation.</param>
public sealed record SaidPost(Guid Id, Guid AuthorId, DateTimeOffset At, string Text, string ThreadTitle, IReadOnlyList<PersonNamed> Names);

public sealed record PersonNamed(string Name, string Handle);

/// <summary>
/// What was said in a space since somebody announced to listen, for rooms whose rules say that they may: it asks for no viewer.
/// </summary>
public sealed class ReadSpaceTalk(HouseDb db, MarkdownRenderer markdown)
{
    private const int MostNames = 300;

    /// <summary>Null for a space that is gone or archived.</summary>
    public async Task<SpaceKind?> KindAsync(Guid spaceId, CancellationToken ct) =>
        await db.Spaces.AsNoTracking().Where(s => s.Id == spaceId && s.ArchivedAt == null).Select(s => (SpaceKind?)s.Kind).SingleOrDefaultAsync(ct);

    /// <param name="spaceId">Where.</param>
    /// <param name="announced">Posts from before stay out, even if they were changed since.</param>
    /// <param name="after">Words from then on.</param>
    /// <param name="most">At most so many, the oldest first.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<SaidPost>> SinceAsync(Guid spaceId, DateTimeOffset announced, DateTimeOffset after, int most, CancellationToken ct)
    {
        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.SpaceId == spaceId && p.DeletedAt == null && p.Thread!.DeletedAt == null && p.CreatedAt >= announced && (p.CreatedAt >= after || p.EditedAt >= after))
            .OrderBy(p => p.EditedAt ?? p.CreatedAt).ThenBy(p => p.Id).Take(most).ToListAsync(ct);
        return await WithNamesAsync(posts, ct);
    }

    /// <summary>Those of some posts that were taken back meanwhile.</summary>
    public async Task<IReadOnlyList<Guid>> GoneAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct)
    {
        var there = await db.Posts.AsNoTracking().Where(p => postIds.Contains(p.Id) && p.DeletedAt == null && p.Thread!.DeletedAt == null).Select(p => p.Id).ToListAsync(ct);
        return [.. postIds.Except(there)];
    }

    /// <summary>Null for one that is deleted, missing or hidden.</summary>
    public async Task<(SaidPost Post, Guid SpaceId, DateTimeOffset WrittenAt)?> OneAsync(Guid postId, Foundation.Access.Viewer viewer, CancellationToken ct)
    {
        if (await db.VisiblePostsTo(viewer).Where(p => p.Id == postId && p.DeletedAt == null).SingleOrDefaultAsync(ct) is not { } post) return null;
        return ((await WithNamesAsync([post], ct))[0], post.SpaceId, post.CreatedAt);
    }

    private async Task<IReadOnlyList<SaidPost>> WithNamesAsync(List<Post> posts, CancellationToken ct)
    {
        var threads = posts.Select(p => p.ThreadId).Distinct().ToList();
        var titles = await db.Threads.AsNoTracking().Where(t => threads.Contains(t.Id)).Select(t => new { t.Id, t.Title }).ToDictionaryAsync(t => t.Id, t => t.Title, ct);
        var said = db.Posts.AsNoTracking().Where(p => threads.Contains(p.ThreadId));
        var people = await said.Select(p => new { p.ThreadId, p.AuthorId }).Concat(said.Join(db.Mentions, p => p.Id, m => m.PostId, (p, m) => new { p.ThreadId, AuthorId = m.MemberId })).Distinct().Join(db.Set<Member>(), p => p.AuthorId, m => m.Id, (p, m) => new { p.ThreadId, m.Name, m.Handle }).ToListAsync(ct);
        var named = people.ToLookup(p => p.ThreadId, p => new PersonNamed(p.Name, p.Handle));
        return [.. posts.Select(p => new SaidPost(p.Id, p.AuthorId, p.EditedAt ?? p.CreatedAt, markdown.Render(WithoutQuotes(p.Body)).Text, titles.GetValueOrDefault(p.ThreadId, ""), [.. named[p.ThreadId].Take(MostNames)]))];
    }

    /// <summary>A quote goes on until an empty line (CommonMark, section 5.1, laziness).</summary>
    private static string WithoutQuotes(string body)
    {
        var kept = new List<string>();
        var quoting = false;
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            quoting = line.TrimStart() is ['>', ..] || (quoting && !string.IsNullOrWhiteSpace(line));
            if (!quoting) kept.Add(line);
        }

        return string.Join('\n', kept);
    }
}
