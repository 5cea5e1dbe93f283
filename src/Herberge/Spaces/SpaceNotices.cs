using Herberge.Foundation.Access;

namespace Herberge.Spaces;

/// <summary>What another room has to tell everybody in a space, on the space's page and on each of its conversations.</summary>
public interface ISpaceNotices
{
    ValueTask<IReadOnlyList<SpaceNotice>> OfAsync(Guid spaceId, Viewer viewer, CancellationToken ct);
}

/// <param name="Acts">What the reader can do about it.</param>
public sealed record SpaceNotice(string Icon, string Title, string Text, IReadOnlyList<NoticeAct> Acts);

/// <param name="To">Where the button posts to.</param>
public sealed record NoticeAct(string To, string Label);

/// <summary>What another room offers to do with a post, in the post's menu.</summary>
public interface IPostOffers
{
    IReadOnlyList<PostOffer> Of(Guid postId, Viewer viewer);
}

public sealed record PostOffer(string Href, string Label, string Icon);

/// <summary>Another room holds something made of posts, which goes when they are taken back or get other words; called within the same transaction.</summary>
public interface IPostFollower
{
    Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct);
}
