using Herberge.Foundation.Access;

namespace Herberge.Spaces;

/// <summary>What another room has to tell everybody in a space, on the space's page and on each of its conversations.</summary>
public interface ISpaceNotices
{
    ValueTask<IReadOnlyList<SpaceNotice>> OfAsync(Guid spaceId, Viewer viewer, CancellationToken ct);
}

/// <param name="Acts">What the reader can do about it.</param>
public sealed record SpaceNotice(string Icon, string Title, string Text, IReadOnlyList<NoticeAct> Acts)
{
    /// <summary>Where the reader sees more of it.</summary>
    public NoticeLink? Link { get; init; }
}

public sealed record NoticeLink(string Href, string Label);

/// <param name="To">Where the button posts to.</param>
public sealed record NoticeAct(string To, string Label);

/// <summary>What another room offers to do with a post, in the post's menu.</summary>
public interface IPostOffers
{
    ValueTask<IReadOnlyList<PostOffer>> OfAsync(Guid postId, Viewer viewer, CancellationToken ct);
}

public sealed record PostOffer(string Href, string Label, string Icon);

/// <summary>What another room offers to do with a space, in the space's menu.</summary>
internal interface ISpaceOffers
{
    IReadOnlyList<SpaceOffer> Of(SpaceStanding standing);
}

internal sealed record SpaceOffer(string Href, string Label, string Icon);

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

/// <summary>A thread the viewer may read, and where it stands: enough for a room to know without a question that it has nothing to say of it.</summary>
public readonly record struct ThreadPlace(Guid Id, Guid SpaceId, ThreadKind Kind);

/// <summary>What another room has to say at the top of a thread that is the talk about something of its own.</summary>
public interface IThreadBanners
{
    ValueTask<ThreadBanner?> OfAsync(ThreadPlace thread, Viewer viewer, CancellationToken ct);
}

/// <param name="Label">What leads there: “Zur Idee”.</param>
/// <param name="State">Where the thing stands, in a word.</param>
public sealed record ThreadBanner(string Icon, string Text, string State, string Href, string Label)
{
    /// <summary>Leads to the page on which the world reads the thread.</summary>
    public bool IsOutside { get; init; }
}

/// <summary>What people outside the house say about a thread, which another room hears; shown below its posts.</summary>
public interface IThreadEchoes
{
    ValueTask<IReadOnlyList<ThreadEcho>> OfAsync(ThreadPlace thread, Viewer viewer, CancellationToken ct);
}

/// <param name="Name">As they call themselves.</param>
/// <param name="Handle">Their address, in words.</param>
/// <param name="Link">Where it stands.</param>
/// <param name="Html">Sanitised.</param>
public sealed record ThreadEcho(string Name, string Handle, string Link, string Html, DateTimeOffset At);

/// <summary>What another room's mails say beyond the sentence of their kind, a line each: words of the house, never what people wrote, for a mail leaves the house.</summary>
public interface INotificationDetails
{
    ValueTask<string?> OfAsync(Notification line, string language, CancellationToken ct);
}

/// <summary>Another room says what its lines behind the bell are about, to those who may know: their title takes the place of a thread's.</summary>
public interface INoticeSubjects
{
    Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct);
}

/// <summary>What another room puts into the calendar of whoever gets a mail about a line.</summary>
internal interface INoticeCalendars
{
    ValueTask<Herberge.Foundation.Mail.MailCalendar?> OfAsync(Notification line, Viewer viewer, CancellationToken ct);
}

/// <summary>What comes up next in other rooms, for the start page and the page of a space.</summary>
public interface IComingUp
{
    /// <param name="spaceId">Null for all the viewer may know of.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    ValueTask<IReadOnlyList<ComingUp>> OfAsync(Guid? spaceId, Viewer viewer, CancellationToken ct);
}

/// <param name="Day">The day it is on, where it is.</param>
/// <param name="When">Its time in words.</param>
/// <param name="Where">Place, or that it is online.</param>
/// <param name="State">What the reader said about it, in a word; null for nothing.</param>
public sealed record ComingUp(string Href, string Title, DateOnly Day, string When, string Where, string? State);

/// <summary>Another room takes what a calendar program answers to an invitation of the house (RFC 6047): from the member the signed address belongs to.</summary>
public interface ICalendarReplies
{
    /// <returns>Whether it was about something of this room.</returns>
    Task<bool> TakeAsync(string calendar, Viewer viewer, CancellationToken ct);
}

/// <summary>What of another room's kind a viewer finds by search, where reading its space alone doesn't decide.</summary>
internal interface IFindable
{
    Foundation.Search.SearchKind Kind { get; }

    /// <summary>Ids, as part of the query.</summary>
    IQueryable<Guid> To(Viewer viewer);
}
