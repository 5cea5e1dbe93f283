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

/// <summary>Another room takes note of what is said in its own threads; called within the transaction of the post.</summary>
public interface IPostListener
{
    Task WrittenAsync(Post post, DiscussionThread thread, CancellationToken ct);

    /// <summary>The post says something else now.</summary>
    Task RewrittenAsync(Post post, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What another room has to say at the top of a thread that is the talk about something of its own.</summary>
public interface IThreadBanners
{
    ValueTask<ThreadBanner?> OfAsync(Guid threadId, Viewer viewer, CancellationToken ct);
}

/// <param name="Label">What leads there: “Zur Idee”.</param>
/// <param name="State">Where the thing stands, in a word.</param>
public sealed record ThreadBanner(string Icon, string Text, string State, string Href, string Label);

/// <summary>What another room's mails say beyond the sentence of their kind, a line each: words of the house, never what people wrote, for a mail leaves the house.</summary>
public interface INotificationDetails
{
    ValueTask<string?> OfAsync(Notification line, string language, CancellationToken ct);
}
