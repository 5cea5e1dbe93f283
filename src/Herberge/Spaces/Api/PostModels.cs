using Herberge.Spaces.Previews;

namespace Herberge.Spaces.Api;

/// <param name="Handle">For mentions: <c>@aylin.yildiz</c>.</param>
public sealed record PostAuthor(Guid Id, string Handle, string Name, string? Unit, string? Partner);

public sealed record FileItem(Guid Id, string Name, string ContentType, long Size);

/// <summary>A post. Body, html, reactions and files are empty once it is deleted; its number stays.</summary>
/// <param name="Body">Markdown, as it was written.</param>
/// <param name="Html">Rendered and sanitised.</param>
/// <param name="Reactions">How often each word was said: <c>{ "thanks": 9 }</c>.</param>
/// <param name="Mine">The words you said.</param>
public sealed record PostItem(
    Guid Id, Guid ThreadId, int Number, Guid? ReplyToId, PostAuthor Author, string Body, string Html, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt,
    bool IsDeleted, bool IsAccepted, IReadOnlyDictionary<string, int> Reactions, IReadOnlyList<ReactionKind> Mine, IReadOnlyList<FileItem> Files,
    IReadOnlyList<PostPreview> Links)
{
    public static PostItem Of(WrittenPost post) => new(
        post.Id, post.ThreadId, post.Number, post.ReplyToId, new PostAuthor(post.AuthorId, post.Handle, post.Author, post.Unit, post.Partner),
        post.Body, post.Html, post.CreatedAt, post.EditedAt, post.Deleted, post.Accepted,
        ReactionWords.All.Select(r => (r.Name, Count: ReactionWords.CountOf(post.Reactions, r.Name))).Where(r => r.Count > 0).ToDictionary(r => r.Name, r => r.Count),
        post.Mine, [.. post.Files.Where(_ => !post.Deleted).Select(f => new FileItem(f.Id, f.Name, f.ContentType, f.Size))], post.Links);
}

/// <param name="Body">Markdown.</param>
/// <param name="ReplyToId">The post answered; the opening post when left out.</param>
/// <param name="Files">Ids of files you uploaded, beside those the text links.</param>
/// <param name="ClientKey">What your program calls this post; sending it again makes no second one.</param>
public sealed record PostBody(string? Body, Guid? ReplyToId = null, IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

/// <param name="Number">Its place in the thread.</param>
public sealed record PostMade(Guid Id, Guid ThreadId, int Number)
{
    public static PostMade Of(PostAdded added) => new(added.PostId, added.ThreadId, added.Number);
}

/// <param name="Title">New title of the thread, on its opening post; unchanged when left out.</param>
public sealed record PostChange(string? Body, string? Title = null, IReadOnlyList<Guid>? Files = null);

/// <param name="From">When it began to read so.</param>
public sealed record PostVersionItem(string Html, DateTimeOffset From);
