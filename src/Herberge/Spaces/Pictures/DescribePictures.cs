using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Pictures;

/// <summary>Says what the pictures of a post show. An edit like any other: what stood there before stays readable.</summary>
internal sealed class DescribePictures(ReadPost read, EditPost edit)
{
    public const int Longest = 300;

    public async Task<Result<(PostReading Post, IReadOnlyList<PictureIn> Pictures)>> ReadAsync(Guid postId, Viewer viewer, CancellationToken ct) =>
        await read.HandleAsync(postId, viewer, ct) is { MayEdit: true } post ? (post, PicturesIn.Text(post.Body)) : Problem.NotFound();

    /// <param name="postId">The post.</param>
    /// <param name="words">Of each picture in its order.</param>
    /// <param name="viewer">Its author, or who may change it.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<PostAdded>> WriteAsync(Guid postId, IReadOnlyList<string?> words, Viewer viewer, CancellationToken ct)
    {
        var found = await ReadAsync(postId, viewer, ct);
        if (!found.Succeeded) return Result<PostAdded>.From(found.Problems);
        for (var number = 0; number < words.Count; number++)
            if (words[number]?.Length > Longest) return Problem.Invalid($"Words{number}", "text-long", Longest);
        return await edit.HandleAsync(new EditPostInput(postId, PicturesIn.Described(found.Value.Post.Body, words)), viewer, ct);
    }
}
