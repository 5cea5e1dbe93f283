using Herberge.Channels.Accounts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Posts;

public sealed record PersonName(Guid Id, string Name);

public sealed record PictureView(int Number, string Address, string Name, string Alt);

/// <param name="Length">As the channel counts.</param>
/// <param name="Replies">Of a space those of its thread.</param>
public sealed record VariantView(
    Guid Id, Guid AccountId, ChannelKind Kind, string Channel, string? Address, string Language, string Text, string? Own, int Length, int MostCharacters, VariantState State, string? Link,
    DateTimeOffset? PublishedAt, string? FailedWith, int Replies, int Boosts, int Favourites, DateTimeOffset? CountedAt);

public sealed record ApproverView(Guid MemberId, string Name, ApprovalAnswer Answer, string? Reason, DateTimeOffset? AnsweredAt);

public sealed record EventView(string? By, PostDeed Deed, string Note, DateTimeOffset At);

/// <param name="MayAnswer">The viewer was asked and may approve.</param>
/// <param name="MayBeAsked">People who may be asked, without who wrote it.</param>
public sealed record PostPageView(
    Guid Id, string Title, string TextDe, string TextEn, PostState State, string Author, string ChangedBy, DateTimeOffset ChangedAt, long Version, bool IsOpen, DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt,
    IReadOnlyList<VariantView> Variants, IReadOnlyList<PictureView> Pictures, IReadOnlyList<ApproverView> Approvers, IReadOnlyList<EventView> Events, IReadOnlyList<PersonName> MayBeAsked, bool MayAnswer);

internal sealed class SeePost(HouseDb db)
{
    private const int MostEvents = 100;

    public async Task<PostPageView?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleChannelPostsTo(viewer).AsNoTracking().AsSplitQuery().Include(p => p.Variants).ThenInclude(v => v.Account).Include(p => p.Pictures).Include(p => p.Approvers).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } post) return null;
        var people = post.Approvers.Select(a => a.MemberId).Append(post.AuthorId).Append(post.ChangedBy).Distinct().ToList();
        var names = await db.Set<Member>().AsNoTracking().Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        var fileIds = post.Pictures.Select(p => p.FileId).ToList();
        var files = await db.Files.AsNoTracking().Where(f => fileIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        var threads = post.Variants.Where(v => v.Account!.Kind == ChannelKind.Space).Select(v => Guid.TryParse(v.RemoteId, out var thread) ? thread : Guid.Empty).Where(t => t != Guid.Empty).ToList();
        var replies = threads.Count == 0 ? [] : await db.VisibleThreadsTo(viewer).Where(t => threads.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.ReplyCount, ct);
        var events = await db.PostEvents.AsNoTracking().Where(e => e.PostId == id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostEvents)
            .Select(e => new EventView(db.Set<Member>().Where(m => m.Id == e.ById).Select(m => m.Name).FirstOrDefault(), e.Deed, e.Note, e.At)).ToListAsync(ct);
        var asked = (await db.SpeakersForTheHouse().Where(m => m.Id != post.AuthorId && m.Id != post.ChangedBy && m.Id != viewer.MemberId).OrderBy(m => m.Name).Select(m => new PersonName(m.Id, m.Name)).ToListAsync(ct));
        return new PostPageView(post.Id, post.Title, post.TextDe, post.TextEn, post.State, names.GetValueOrDefault(post.AuthorId, ""), names.GetValueOrDefault(post.ChangedBy, ""), post.ChangedAt, post.Version, post.IsOpen,
            post.PublishAt, post.UnpublishAt, [.. post.Variants.OrderBy(v => v.Account!.Kind).ThenBy(v => v.Account!.Name).ThenBy(v => v.Language).Select(v => View(post, v, replies))],
            [.. post.Pictures.OrderBy(p => p.Number).Where(p => files.ContainsKey(p.FileId)).Select(p => new PictureView(p.Number, FileEndpoints.AddressOf(files[p.FileId]), files[p.FileId].Name, p.Alt))],
            [.. post.Approvers.Select(a => new ApproverView(a.MemberId, names.GetValueOrDefault(a.MemberId, ""), a.Answer, a.Reason, a.AnsweredAt)).OrderBy(a => a.Name)],
            events, asked, post.State == PostState.Asked && !post.IsWrittenBy(viewer.MemberId) && post.Approvers.Any(a => a.MemberId == viewer.MemberId && a.Answer == ApprovalAnswer.Open));
    }

    private static VariantView View(ChannelPost post, PostVariant variant, Dictionary<Guid, int> replies)
    {
        var (account, text) = (variant.Account!, post.TextOf(variant));
        var isSpace = account.Kind == ChannelKind.Space;
        Guid? thread = isSpace && Guid.TryParse(variant.RemoteId, out var opened) ? opened : null;
        return new VariantView(variant.Id, account.Id, account.Kind, account.Name, account.Address, variant.Language, text, variant.Text, PostLength.Of(text, account), account.MostCharacters, variant.State,
            thread is { } there ? $"/threads/{there}" : variant.Link, variant.PublishedAt, variant.FailedWith, thread is { } answered ? replies.GetValueOrDefault(answered) : variant.Replies, variant.Boosts, variant.Favourites,
            isSpace ? variant.PublishedAt : variant.CountedAt);
    }
}
