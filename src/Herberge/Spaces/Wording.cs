using Microsoft.Extensions.Localization;

namespace Herberge.Spaces;

/// <summary>How the room's kinds and numbers are called.</summary>
internal static class Wording
{
    public static string Kind(this IStringLocalizer<SpacesWords> words, SpaceKind kind) => kind switch
    {
        SpaceKind.Open => words["kind-open"],
        SpaceKind.Restricted => words["kind-restricted"],
        _ => words["kind-private"],
    };

    public static string Icon(SpaceKind kind) => kind switch
    {
        SpaceKind.Open => "world",
        SpaceKind.Restricted => "hand-stop",
        _ => "lock",
    };

    /// <summary>What a notification tells, as a sentence about <paramref name="who"/>.</summary>
    /// <param name="several">True when more than one person did it.</param>
    public static string Sentence(this IStringLocalizer<SpacesWords> words, NotificationKind kind, string who, string space, bool several) => kind switch
    {
        NotificationKind.Reply => words[several ? "bell-replies" : "bell-reply", who],
        NotificationKind.Mention => words[several ? "bell-mentions" : "bell-mention", who],
        NotificationKind.Reaction => words[several ? "bell-reactions" : "bell-reaction", who],
        NotificationKind.AnswerAccepted => words["bell-accepted", who],
        NotificationKind.JoinRequested => words[several ? "bell-asks" : "bell-ask", who, space],
        NotificationKind.JoinAccepted => words["bell-let-in", space],
        NotificationKind.JoinDeclined => words["bell-declined", space],
        NotificationKind.Invited => words["bell-invited", who, space],
        NotificationKind.SpaceSuggested => words["bell-space-suggested", who, space],
        NotificationKind.IntroductionAsked => words["bell-introduction", who],
        NotificationKind.MeetingAsked => words["bell-meeting-asked"],
        NotificationKind.GatheringPlanned => words[several ? "bell-gatherings-planned" : "bell-gathering-planned", who, space],
        NotificationKind.Introduced => words["bell-introduced", who],
        NotificationKind.SiloAlert => words["bell-silo-alert"],
        NotificationKind.IdeaSubmitted or NotificationKind.CampaignIdea => words[several ? "bell-ideas-submitted" : "bell-idea-submitted", who],
        NotificationKind.IdeaMoved => words["bell-idea-moved", who],
        NotificationKind.IdeaTeamAsked => words["bell-idea-asked", who],
        NotificationKind.IdeaTeamJoined => words[several ? "bell-ideas-joined" : "bell-idea-joined", who],
        NotificationKind.IdeaMerged => words["bell-idea-merged", who],
        NotificationKind.IdeaDecided => words["bell-idea-decided", who],
        NotificationKind.SpaceNews => words[several ? "bell-threads" : "bell-thread", who],
        NotificationKind.CalledAll => words["bell-called", who, space],
        NotificationKind.MailFailed => words["bell-mail-failed"],
        NotificationKind.CampaignDecision => words["bell-campaign-decided", who],
        NotificationKind.HeldApproved => words["bell-held-approved", space],
        NotificationKind.HeldApprovedEdited => words["bell-held-approved-edited", space],
        NotificationKind.HeldDeclined => words["bell-held-declined", space],
        NotificationKind.MeasureTaken => words["bell-measure-taken"],
        NotificationKind.MeasureChanged => words["bell-measure-changed"],
        NotificationKind.PostModerated => words["bell-post-moderated"],
        NotificationKind.GuestEndsSoon => words["bell-guest-ends", who, space],
        NotificationKind.GuestCameIn => words["bell-guest-in", who, space],
        NotificationKind.ThreadRearranged => words["bell-thread-rearranged", space],
        NotificationKind.PollClosed => words["bell-poll-closed"],
        NotificationKind.PageReviewDue => words["bell-page-review"],
        NotificationKind.BookmarkDue => words["bell-bookmark"],
        NotificationKind.SearchFound => words["bell-search-found"],
        NotificationKind.Scheduled => words["bell-scheduled"],
        NotificationKind.DeputyNamed => words["bell-deputy", who, space],
        NotificationKind.SpaceQuiet => words["bell-space-quiet", space],
        NotificationKind.SpaceMerged => words["bell-space-merged", space],
        NotificationKind.DeskRoleGiven => words["bell-desk-role", who, space],
        NotificationKind.GatheringMoved => words["bell-gathering-moved", who],
        NotificationKind.GatheringCancelled => words["bell-gathering-cancelled", who],
        NotificationKind.SeatOffered => words["bell-seat-offered"],
        NotificationKind.SeatGiven => words["bell-seat-given"],
        NotificationKind.SeatPassed => words["bell-seat-passed"],
        NotificationKind.ComingAsked => words["bell-coming-asked"],
        NotificationKind.GatheringHosted => words["bell-gathering-hosted", who],
        NotificationKind.GatheringFollowedUp => words["bell-gathering-followed-up", who],
        NotificationKind.RoundDrawn => words["bell-round-drawn"],
        NotificationKind.RoundChanged => words["bell-round-changed"],
        NotificationKind.RoundNudge => words["bell-round-nudge"],
        NotificationKind.CircleMoved => words["bell-circle-moved"],
        NotificationKind.CircleDrawn => words["bell-circle-drawn"],
        NotificationKind.CircleChanged => words["bell-circle-changed"],
        NotificationKind.CircleDay => words["bell-circle-day"],
        NotificationKind.CircleOver => words["bell-circle-over"],
        NotificationKind.JourneyWord => words["bell-journey-word"],
        NotificationKind.Thanked => words["bell-thanked", who],
        NotificationKind.IncidentYours => words["bell-incident-yours", who],
        NotificationKind.ChannelApprovalAsked => words["bell-channel-asked", who],
        NotificationKind.ChannelAnswered => words["bell-channel-answered", who],
        NotificationKind.ChannelToCopy => words["bell-channel-copy"],
        NotificationKind.ChannelFailed => words["bell-channel-failed"],
        NotificationKind.HeardOutside => words["bell-heard-outside"],
        NotificationKind.ReplyFailed => words["bell-reply-failed"],
        NotificationKind.GuideAsked => words["bell-guide-asked", who],
        NotificationKind.GuideTask => words["bell-guide-task", who],
        NotificationKind.DeskAsked => words["bell-desk-asked", who],
        NotificationKind.DeskDeclined => words["bell-desk-declined", who],
        NotificationKind.DeskChase => words["bell-desk-chase", who],
        NotificationKind.DeskHandedOver => words["bell-desk-handed-over", who],
        NotificationKind.DeskDeputy => words["bell-desk-deputy", who],
        _ => words["bell-announcement", who],
    };

    /// <summary>“Rosa”, “Rosa und Tomasz”, “Rosa und 4 andere”.</summary>
    public static string Who(this IStringLocalizer<SpacesWords> words, IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        2 => words["who-and-one", names[0], names[1]],
        _ => words["who-and-more", names[0], names.Count - 1],
    };

    /// <summary>“1 Mitglied”, “148 Mitglieder”.</summary>
    public static string Members(this IStringLocalizer<SpacesWords> words, int count, string number) =>
        count == 1 ? words["member-one"] : words["member-many", number];
}
