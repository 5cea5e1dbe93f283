using Herberge.Foundation.Access;

namespace Herberge.Spaces;

/// <summary>How soon a mail comes.</summary>
public enum NoticePace : byte
{
    Never = 0,
    AtOnce = 1,
    Daily = 2,
    Weekly = 3,
    Monthly = 4,
}

public enum FollowState : byte
{
    Following = 1,
    Muted = 2,
}

public sealed class ThreadFollow
{
    private ThreadFollow() { }

    public ThreadFollow(Guid threadId, Guid memberId, FollowState state)
    {
        ThreadId = threadId;
        MemberId = memberId;
        State = state;
    }

    public Guid ThreadId { get; private set; }

    public Guid MemberId { get; private set; }

    public FollowState State { get; set; }
}

/// <summary>
/// How far a member has read a thread, so that unread marks survive devices. Serves that member alone: no page, figure
/// or export shows it to anybody else.
/// </summary>
public sealed class ReadMark
{
    private ReadMark() { }

    public ReadMark(Guid threadId, Guid memberId, Guid spaceId, int lastRead)
    {
        ThreadId = threadId;
        MemberId = memberId;
        SpaceId = spaceId;
        LastRead = lastRead;
    }

    public Guid ThreadId { get; private set; }

    public Guid MemberId { get; private set; }

    public Guid SpaceId { get; private set; }

    /// <summary>Number of the last post read.</summary>
    public int LastRead { get; set; }
}

/// <summary>What a member is writing. <see cref="Key"/> names the place: <c>thread:{id}</c>, <c>space:{id}</c>.</summary>
public sealed class Draft
{
    private Draft() { }

    public Draft(Guid memberId, string key, string? title, string body, DateTimeOffset at)
    {
        MemberId = memberId;
        Key = key;
        Title = title;
        Body = body;
        UpdatedAt = at;
    }

    public Guid MemberId { get; private set; }

    public string Key { get; private set; } = "";

    public string? Title { get; set; }

    public string Body { get; set; } = "";

    public DateTimeOffset UpdatedAt { get; set; }
}

public enum NotificationKind : byte
{
    Reply = 1,
    Mention = 2,
    Reaction = 3,
    AnswerAccepted = 4,
    JoinRequested = 5,
    JoinAccepted = 6,
    Announcement = 7,
    JoinDeclined = 8,
    Invited = 9,

    /// <summary>Somebody suggests a look into an open space to everybody of a unit.</summary>
    SpaceSuggested = 20,

    /// <summary>Somebody would like to introduce the member to another one.</summary>
    IntroductionAsked = 21,

    /// <summary>Both agreed to be introduced.</summary>
    Introduced = 22,

    /// <summary>The openness of a unit left its band; for those who run the house.</summary>
    SiloAlert = 23,

    /// <summary>A new idea for a campaign the member runs.</summary>
    IdeaSubmitted = 30,

    /// <summary>An idea of the member, or one they follow, came to another stage.</summary>
    IdeaMoved = 31,

    /// <summary>Somebody asks the member to join the team of an idea.</summary>
    IdeaTeamAsked = 32,

    /// <summary>Somebody joined the team of the member's idea.</summary>
    IdeaTeamJoined = 33,

    /// <summary>An idea the member supports, or works on, became part of another one, or stands for itself again.</summary>
    IdeaMerged = 34,

    /// <summary>It is decided about an idea the member works on or supports.</summary>
    IdeaDecided = 35,

    /// <summary>A new idea for a campaign the member follows.</summary>
    CampaignIdea = 36,

    /// <summary>It is decided about an idea of a campaign the member follows.</summary>
    CampaignDecision = 37,

    /// <summary>A new conversation in a space, for those who want to hear of each.</summary>
    SpaceNews = 40,

    /// <summary>A host wrote to everybody of the space, beside what they chose.</summary>
    CalledAll = 41,

    /// <summary>Mails to the member's address come back.</summary>
    MailFailed = 42,

    /// <summary>What the member wrote was approved.</summary>
    HeldApproved = 50,

    /// <summary>It was approved with other words.</summary>
    HeldApprovedEdited = 51,

    HeldDeclined = 52,

    /// <summary>Moderators warned the member, paused their writing or removed them from a space.</summary>
    MeasureTaken = 53,

    /// <summary>A measure was lifted, or an appeal against it answered.</summary>
    MeasureChanged = 54,

    /// <summary>Moderators changed or withdrew a post of the member.</summary>
    PostModerated = 55,

    /// <summary>A guest the member answers for loses access soon.</summary>
    GuestEndsSoon = 56,

    /// <summary>A guest the member invited came in.</summary>
    GuestCameIn = 57,

    /// <summary>The thread of the member was moved, split or merged.</summary>
    ThreadRearranged = 58,

    /// <summary>A poll of the member, or one they voted in, is over.</summary>
    PollClosed = 60,

    /// <summary>A knowledge page of the member is due to be looked through.</summary>
    PageReviewDue = 61,

    /// <summary>The member asked to be reminded of a bookmark.</summary>
    BookmarkDue = 62,

    /// <summary>A saved search of the member found something new.</summary>
    SearchFound = 63,

    /// <summary>The member's scheduled post was published, or could not be.</summary>
    Scheduled = 64,

    /// <summary>The member stands in for a host of a space for some days.</summary>
    DeputyNamed = 70,

    /// <summary>Nobody has written in a space the member hosts for long.</summary>
    SpaceQuiet = 71,

    /// <summary>The conversations of a space of the member are now in this one.</summary>
    SpaceMerged = 72,

    /// <summary>The member was given a role at the front desk for this space.</summary>
    DeskRoleGiven = 73,

    /// <summary>A gathering the member comes to, or may, has another time or place.</summary>
    GatheringMoved = 80,

    GatheringCancelled = 81,

    /// <summary>A seat is free for the member, who waited for one, and waits for their answer.</summary>
    SeatOffered = 82,

    /// <summary>Shortly before the beginning: the member has the seat they waited for.</summary>
    SeatGiven = 83,

    /// <summary>The member didn't answer in time, and somebody else has the seat.</summary>
    SeatPassed = 84,

    /// <summary>Whether the member still comes.</summary>
    ComingAsked = 85,

    /// <summary>The member is a host of a gathering now.</summary>
    GatheringHosted = 86,

    /// <summary>Hosts of a gathering the member came to, or wanted to, wrote a word after it.</summary>
    GatheringFollowedUp = 87,

    /// <summary>There is a new gathering in a space the member follows.</summary>
    GatheringPlanned = 88,

    /// <summary>A round has brought the member together with others.</summary>
    RoundDrawn = 90,

    /// <summary>Somebody of the member's group can't come, or somebody joined it.</summary>
    RoundChanged = 91,

    /// <summary>Whether the member's group has met.</summary>
    RoundNudge = 92,

    /// <summary>The member is in another circle now, and can say no to it for some days.</summary>
    CircleMoved = 93,

    /// <summary>The member became the owner of an incident.</summary>
    IncidentYours = 94,

    /// <summary>A journey has a word for the member.</summary>
    JourneyWord = 95,

    /// <summary>Somebody said thanks to the member.</summary>
    Thanked = 96,

    /// <summary>Circles were formed: the member has a place, or waits for one.</summary>
    CircleDrawn = 100,

    /// <summary>Somebody left the member's circle, or came to it.</summary>
    CircleChanged = 101,

    /// <summary>The member's circle meets today.</summary>
    CircleDay = 102,

    /// <summary>The twelve weeks of the member's circle are over.</summary>
    CircleOver = 103,

    /// <summary>The house asks whether the member would like to meet somebody it doesn't name yet.</summary>
    MeetingAsked = 104,

    /// <summary>Somebody asks the member to join a group of ambassadors or guides, or for help in one the member leads.</summary>
    GuideAsked = 106,

    /// <summary>A group the member is in has something new to do.</summary>
    GuideTask = 107,

    /// <summary>Somebody of the community team asks the member to answer a question.</summary>
    DeskAsked = 110,

    /// <summary>Who was asked to answer can't; for whoever asked.</summary>
    DeskDeclined = 111,

    /// <summary>The day to ask again has come, and nobody answered.</summary>
    DeskChase = 112,

    /// <summary>A colleague handed something at the desk over to the member.</summary>
    DeskHandedOver = 113,

    /// <summary>The member looks after a colleague's things at the desk for some days.</summary>
    DeskDeputy = 114,

    /// <summary>The member is asked to approve what the house wants to say on a channel.</summary>
    ChannelApprovalAsked = 120,

    /// <summary>The member's post for a channel was approved, or somebody wants it changed.</summary>
    ChannelAnswered = 121,

    /// <summary>It is time to copy the member's post to a network by hand.</summary>
    ChannelToCopy = 122,

    /// <summary>A channel didn't take the member's post, or something has to be taken out there by hand.</summary>
    ChannelFailed = 123,

    /// <summary>What the member's team listens for was said outside, or more often than usual.</summary>
    HeardOutside = 124,

    /// <summary>The member's answer to somebody outside didn't get there.</summary>
    ReplyFailed = 125,
}

/// <summary>A line behind the bell: what concerns one member.</summary>
public sealed class Notification
{
    private Notification() { }

    public Notification(Guid memberId, NotificationKind kind, Guid? actorId, Guid? spaceId, Guid? threadId, Guid? postId, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        MemberId = memberId;
        Kind = kind;
        ActorId = actorId;
        SpaceId = spaceId;
        ThreadId = threadId;
        PostId = postId;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public NotificationKind Kind { get; private set; }

    /// <summary>Null where the house itself tells.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>Null for what happens in no space.</summary>
    public Guid? SpaceId { get; private set; }

    public Guid? ThreadId { get; private set; }

    public Guid? PostId { get; private set; }

    /// <summary>What of another room it is about (<see cref="INoticeSubjects"/>); null where the thread or space says it all.</summary>
    public Guid? SubjectId { get; init; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>When a mail about it may go; null where none waits. Until then more of the same thread gathers, and what is seen goes in no mail.</summary>
    public DateTimeOffset? MailDueAt { get; set; }

    /// <summary>When it went into a mail.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}

/// <summary>
/// How a member wants to hear of one kind of notification by mail, in one space or (<see cref="Guid.Empty"/>) everywhere.
/// Without a row for the space the one for everywhere holds, and without that the kind's default
/// (<see cref="DefaultOf"/>); the bell shows every kind in any case.
/// </summary>
public sealed class MailWish
{
    private MailWish() { }

    public MailWish(Guid memberId, Guid spaceId, NotificationKind kind, NoticePace pace)
    {
        MemberId = memberId;
        SpaceId = spaceId;
        Kind = kind;
        Pace = pace;
    }

    /// <summary>The kinds a mail is offered for, in the order people choose them.</summary>
    public static IReadOnlyList<NotificationKind> Offered { get; } =
    [
        NotificationKind.Mention, NotificationKind.Reply, NotificationKind.AnswerAccepted, NotificationKind.Announcement, NotificationKind.SpaceNews, NotificationKind.GatheringPlanned,
        NotificationKind.JoinRequested, NotificationKind.JoinAccepted, NotificationKind.IntroductionAsked,
        NotificationKind.IdeaDecided, NotificationKind.IdeaMoved, NotificationKind.IdeaSubmitted, NotificationKind.CampaignIdea, NotificationKind.SiloAlert,
        NotificationKind.MeasureTaken, NotificationKind.HeldApproved, NotificationKind.GuestEndsSoon, NotificationKind.DeputyNamed,
        NotificationKind.GatheringMoved, NotificationKind.SeatOffered,
        NotificationKind.PageReviewDue, NotificationKind.BookmarkDue, NotificationKind.SearchFound, NotificationKind.PollClosed, NotificationKind.RoundDrawn, NotificationKind.CircleDrawn, NotificationKind.JourneyWord, NotificationKind.Thanked,
        NotificationKind.ChannelApprovalAsked, NotificationKind.DeskAsked, NotificationKind.DeskHandedOver,
        NotificationKind.GuideAsked, NotificationKind.GuideTask,
    ];

    /// <summary>Those of them that can be chosen for a space of its own.</summary>
    public static IReadOnlyList<NotificationKind> OfferedInSpaces { get; } =
        [NotificationKind.Mention, NotificationKind.Reply, NotificationKind.AnswerAccepted, NotificationKind.Announcement, NotificationKind.SpaceNews, NotificationKind.GatheringPlanned];

    /// <summary>Those of them that can reach this member at all.</summary>
    public static IReadOnlyList<NotificationKind> OfferedTo(Viewer viewer) =>
        [.. Offered.Where(kind => kind switch
        {
            NotificationKind.SiloAlert => viewer.IsHost || viewer.IsAdministrator,
            NotificationKind.ChannelApprovalAsked => viewer.IsOfTeam,
            NotificationKind.DeskHandedOver => viewer.HasDesk,
            _ => true,
        })];

    public Guid MemberId { get; private set; }

    /// <summary>Empty for everywhere.</summary>
    public Guid SpaceId { get; private set; }

    public NotificationKind Kind { get; private set; }

    public NoticePace Pace { get; set; }

    /// <summary>The offered kind a notification counts as: the answer to a request is one kind, whichever it is.</summary>
    public static NotificationKind Offer(NotificationKind kind) => kind switch
    {
        NotificationKind.JoinDeclined or NotificationKind.Invited => NotificationKind.JoinAccepted,
        NotificationKind.Introduced or NotificationKind.MeetingAsked => NotificationKind.IntroductionAsked,
        NotificationKind.IdeaTeamAsked or NotificationKind.IdeaTeamJoined or NotificationKind.IdeaMerged => NotificationKind.IdeaMoved,
        NotificationKind.CampaignDecision => NotificationKind.CampaignIdea,
        NotificationKind.MeasureChanged or NotificationKind.PostModerated => NotificationKind.MeasureTaken,
        NotificationKind.HeldApprovedEdited or NotificationKind.HeldDeclined => NotificationKind.HeldApproved,
        NotificationKind.GuestCameIn => NotificationKind.GuestEndsSoon,
        NotificationKind.Scheduled => NotificationKind.PageReviewDue,
        NotificationKind.SpaceQuiet or NotificationKind.SpaceMerged or NotificationKind.DeskRoleGiven => NotificationKind.DeputyNamed,
        NotificationKind.GatheringCancelled or NotificationKind.GatheringHosted or NotificationKind.GatheringFollowedUp => NotificationKind.GatheringMoved,
        NotificationKind.SeatGiven or NotificationKind.SeatPassed or NotificationKind.ComingAsked => NotificationKind.SeatOffered,
        NotificationKind.RoundChanged or NotificationKind.RoundNudge => NotificationKind.RoundDrawn,
        NotificationKind.CircleMoved or NotificationKind.CircleChanged or NotificationKind.CircleDay or NotificationKind.CircleOver => NotificationKind.CircleDrawn,
        NotificationKind.ChannelAnswered or NotificationKind.ChannelToCopy or NotificationKind.ChannelFailed or NotificationKind.HeardOutside or NotificationKind.ReplyFailed => NotificationKind.ChannelApprovalAsked,
        NotificationKind.DeskDeclined or NotificationKind.DeskChase or NotificationKind.DeskDeputy or NotificationKind.IncidentYours => NotificationKind.DeskHandedOver,
        _ => kind,
    };

    /// <summary>Mail where a person is addressed or waits for the answer; the rest is on the bell.</summary>
    public static NoticePace DefaultOf(NotificationKind kind) => kind
        is NotificationKind.Mention or NotificationKind.JoinRequested or NotificationKind.JoinAccepted
        or NotificationKind.IntroductionAsked or NotificationKind.IdeaDecided or NotificationKind.IdeaMoved
        or NotificationKind.CampaignIdea or NotificationKind.SiloAlert
        or NotificationKind.MeasureTaken or NotificationKind.HeldApproved or NotificationKind.GuestEndsSoon
        or NotificationKind.GatheringMoved or NotificationKind.SeatOffered
        or NotificationKind.PageReviewDue or NotificationKind.BookmarkDue or NotificationKind.RoundDrawn or NotificationKind.CircleDrawn or NotificationKind.JourneyWord
        or NotificationKind.ChannelApprovalAsked or NotificationKind.ChannelAnswered or NotificationKind.ChannelToCopy or NotificationKind.ChannelFailed or NotificationKind.ReplyFailed or NotificationKind.DeskAsked or NotificationKind.GuideAsked ? NoticePace.AtOnce : NoticePace.Never;
}
