using Herberge.Channels.Accounts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Posts;

/// <param name="Own">Other words than the common ones; empty for none.</param>
public sealed record VariantInput(Guid AccountId, string Language, string? Own);

/// <param name="Number">Which of the pictures there are.</param>
/// <param name="Drop">Taken out.</param>
public sealed record PictureInput(int Number, string? Alt, bool Drop = false);

/// <param name="Id">Null for a new post.</param>
/// <param name="Version">The one whose text was changed.</param>
/// <param name="New">A picture that comes to it.</param>
public sealed record ChannelPostInput(
    Guid? Id, long? Version, string? Title, string? TextDe, string? TextEn, IReadOnlyList<VariantInput> Variants, IReadOnlyList<PictureInput> Pictures,
    DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt, Stream? New = null, string? NewName = null, string? NewAlt = null);

/// <summary>Writes a post or changes it. Whoever began from an older version is told, and nothing is overwritten.</summary>
internal sealed class WriteChannelPost(HouseDb db, WriteTransactions writes, FileStore files, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(ChannelPostInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        var problems = Wrong(input).ToList();
        var wanted = input.Variants.Select(v => v.AccountId).Distinct().ToList();
        var accounts = await db.VisibleChannelsTo(viewer).AsTracking().Where(a => wanted.Contains(a.Id)).ToListAsync(ct);
        if (accounts.Count != wanted.Count) problems.Add(Problem.Invalid(nameof(input.Variants), "channel-account-unknown"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var picture = await PictureAsync(input, viewer, ct);
        if (!picture.Succeeded) return Result<Guid>.From(picture.Problems);

        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var post = input.Id is { } id ? await db.WholePostAsync(id, viewer, ct) : new ChannelPost(Guid.CreateVersion7(now), viewer.MemberId, now);
        if (post is null) return Problem.NotFound();
        if (input.Id is not null && input.Version != post.Version) return Problem.Outdated("channel-changed-meanwhile");
        if (!post.IsOpen) return Problem.Conflict("channel-post-closed");
        if (input.PublishAt != post.PublishAt || input.UnpublishAt != post.UnpublishAt)
        {
            if (post.Plan(input.PublishAt, input.UnpublishAt, now) is { } wrong) return wrong;
        }

        if (input.Id is null) db.ChannelPosts.Add(post);
        var said = Said(post);
        Take(input, post, accounts, picture.Value!.Id);
        if (input.Id is null)
        {
            db.Note(post.Id, viewer.MemberId, PostDeed.Written, "", now);
        }
        else if (Said(post) != said)
        {
            var approved = post.State is not PostState.Draft;
            if (post.Change(viewer.MemberId, now) is { } closed) return closed;
            db.Note(post.Id, viewer.MemberId, PostDeed.Changed, approved ? "voided" : "", now);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Outdated("channel-changed-meanwhile");
        }

        await write.CommitAsync(ct);
        return post.Id;
    }

    private static IEnumerable<Problem> Wrong(ChannelPostInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > ChannelPost.LongestTitle) yield return Problem.Invalid(nameof(input.Title), "channel-title", ChannelPost.LongestTitle);
        if (input.TextDe?.Length > ChannelPost.LongestText) yield return Problem.Invalid(nameof(input.TextDe), "channel-text-much", ChannelPost.LongestText);
        if (input.TextEn?.Length > ChannelPost.LongestText) yield return Problem.Invalid(nameof(input.TextEn), "channel-text-much", ChannelPost.LongestText);
        foreach (var variant in input.Variants)
        {
            if (variant.Language is not ("de" or "en")) yield return Problem.Invalid(nameof(input.Variants), "channel-account-unknown");
            if (variant.Own?.Length > ChannelPost.LongestText) yield return Problem.Invalid(CheckPost.FieldOf(variant.AccountId, variant.Language), "channel-text-much", ChannelPost.LongestText);
        }

        foreach (var picture in input.Pictures.Where(p => p.Alt?.Length > ChannelAccount.UsualAlt)) yield return Problem.Invalid($"Alt-{picture.Number}", "channel-alt-long", ChannelAccount.UsualAlt);
        if (input.New is not null && (string.IsNullOrWhiteSpace(input.NewAlt) || input.NewAlt.Length > ChannelAccount.UsualAlt)) yield return Problem.Invalid(nameof(input.NewAlt), "channel-alt-none");
        if (input.New is not null && input.Pictures.Count(p => !p.Drop) >= ChannelPost.MostPictures) yield return Problem.Invalid(nameof(input.New), "channel-pictures-most", ChannelPost.MostPictures);
    }

    private static void Take(ChannelPostInput input, ChannelPost post, List<ChannelAccount> accounts, Guid? newPicture)
    {
        (post.Title, post.TextDe, post.TextEn) = (input.Title!.Trim(), Clean(input.TextDe), Clean(input.TextEn));
        foreach (var gone in post.Variants.Where(v => !input.Variants.Any(i => i.AccountId == v.AccountId && i.Language == v.Language)).ToList()) post.Variants.Remove(gone);
        foreach (var told in input.Variants.DistinctBy(v => (v.AccountId, v.Language)))
        {
            var variant = post.Variants.FirstOrDefault(v => v.AccountId == told.AccountId && v.Language == told.Language);
            if (variant is null) post.Variants.Add(variant = new PostVariant(Guid.CreateVersion7(), post.Id, accounts.Single(a => a.Id == told.AccountId), told.Language));
            variant.Text = Clean(told.Own) is { Length: > 0 } own && own != post.TextIn(told.Language) ? own : null;
        }

        foreach (var told in input.Pictures)
        {
            if (post.Pictures.FirstOrDefault(p => p.Number == told.Number) is not { } picture) continue;
            if (told.Drop) post.Pictures.Remove(picture);
            else picture.Alt = (told.Alt ?? "").Trim();
        }

        if (newPicture is { } file) post.Pictures.Add(new PostPicture(post.Id, post.Pictures.Select(p => p.Number).DefaultIfEmpty(0).Max() + 1, file, input.NewAlt!.Trim()));
    }

    private async Task<Result<Picture>> PictureAsync(ChannelPostInput input, Viewer viewer, CancellationToken ct)
    {
        if (input.New is null) return new Picture(null);
        var saved = await files.SaveAsync(input.New, input.NewName ?? "", viewer, ct);
        if (!saved.Succeeded) return Result<Picture>.From([saved.Problem with { Field = nameof(input.New) }]);
        if (saved.Value.IsImage) return new Picture(saved.Value.Id);
        await files.DeleteAsync(saved.Value.Id, ct);
        return Problem.Invalid(nameof(input.New), "picture-needed");
    }

    /// <summary>All of what goes out, as one text to compare.</summary>
    private static string Said(ChannelPost post) => Edition.Of(
        [post.Title, post.TextDe, post.TextEn, .. post.Variants.OrderBy(v => v.AccountId).ThenBy(v => v.Language).Select(v => $"{v.AccountId}{v.Language}{v.Text}"), .. post.Pictures.OrderBy(p => p.Number).Select(p => $"{p.FileId}{p.Alt}")]);

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private sealed record Picture(Guid? Id);
}
