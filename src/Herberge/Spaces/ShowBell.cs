using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="ActorId">Null where the house itself tells.</param>
/// <param name="SpaceSlug">Null for what happens in no space.</param>
public sealed record BellLine(Guid Id, NotificationKind Kind, DateTimeOffset At, bool Unseen, Guid? ActorId, string? ActorName, int? ActorHue, string? ActorUnit,
    string? SpaceSlug, string? SpaceName, int? SpaceHue, Guid? ThreadId, string? ThreadTitle, Guid? PostId, Guid? SubjectId = null)
{
    public string Address => AddressOf(Kind, SpaceSlug, ThreadId, PostId, SubjectId);

    /// <summary>Where a notification leads, in pages and mails.</summary>
    public static string AddressOf(NotificationKind kind, string? spaceSlug, Guid? threadId, Guid? postId, Guid? subjectId = null) => (kind, threadId, postId) switch
    {
        (>= NotificationKind.IdeaSubmitted and <= NotificationKind.CampaignDecision, { } thread, _) => $"/threads/{thread}/idea",
        (NotificationKind.GatheringFollowedUp, _, _) when subjectId is { } over => $"/gatherings/{over}/after",
        (>= NotificationKind.GatheringMoved and <= NotificationKind.GatheringHosted, _, _) when subjectId is { } gathering => $"/gatherings/{gathering}",
        (NotificationKind.GatheringPlanned, _, _) when subjectId is { } planned => $"/gatherings/{planned}",
        (NotificationKind.JourneyWord, _, _) when subjectId is { } message => $"/activation/messages/{message}",
        (>= NotificationKind.ChannelApprovalAsked and <= NotificationKind.ChannelFailed, _, _) => subjectId is { } said ? $"/channels/posts/{said}" : "/channels",
        (NotificationKind.HeardOutside, _, _) => subjectId is { } heard ? $"/channels/alerts/{heard}" : "/channels/alerts",
        (NotificationKind.ReplyFailed, _, _) => subjectId is { } mention ? $"/channels/mentions/{mention}" : "/channels/alerts",
        (NotificationKind.Thanked, _, _) => "/activation/mine",
        (NotificationKind.IncidentYours, _, _) => $"/incidents/{subjectId}",
        (NotificationKind.CircleMoved or (>= NotificationKind.CircleDrawn and <= NotificationKind.CircleOver), _, _) => subjectId is { } circle ? $"/activation/circles/in/{circle}" : "/activation/circles",
        (NotificationKind.GuideAsked or NotificationKind.GuideTask, _, _) => $"/activation/guides/{subjectId}",
        (NotificationKind.DeskAsked, { } asked, _) => $"/desk/asked/{asked}",
        (NotificationKind.DeskDeclined or NotificationKind.DeskChase, { } chased, _) => $"/desk?item=thread-{chased:N}#preview",
        (NotificationKind.DeskHandedOver, _, _) => "/desk?part=mine",
        (NotificationKind.DeskDeputy, _, _) => "/desk/deputies",
        (NotificationKind.HeldDeclined, _, { } held) => $"/held/{held}",
        (NotificationKind.MeasureTaken or NotificationKind.MeasureChanged or NotificationKind.PostModerated, _, { } measure) => $"/measures/{measure}",
        (NotificationKind.GuestEndsSoon or NotificationKind.GuestCameIn, _, _) => "/guests",
        (_, { } thread, { } post) => $"/threads/{thread}/posts/{post}",
        (_, { } thread, null) => $"/threads/{thread}",
        (NotificationKind.JoinRequested, _, _) => $"/spaces/{spaceSlug}/members",
        (NotificationKind.IntroductionAsked or NotificationKind.MeetingAsked, _, _) => "/settings/introductions",
        (NotificationKind.SiloAlert, _, _) => "/silos#alerts",
        (NotificationKind.MailFailed, _, _) => "/settings/mails",
        (NotificationKind.SearchFound, _, _) => "/search/saved",
        (NotificationKind.RoundDrawn or NotificationKind.RoundChanged or NotificationKind.RoundNudge, _, _) => "/activation",
        (NotificationKind.SpaceQuiet, _, _) => "/spaces/quiet",
        (NotificationKind.DeskRoleGiven, _, _) => "/desk",
        (NotificationKind.Scheduled, null, _) => $"/spaces/{spaceSlug}/scheduled",
        _ => $"/spaces/{spaceSlug}",
    };
}

/// <summary>What concerns the viewer about one thread, or about one space where there is no thread.</summary>
public sealed record BellGroup(IReadOnlyList<BellLine> Lines)
{
    public BellLine Newest => Lines[0];

    public bool Unseen => Lines.Any(l => l.Unseen);

    /// <summary>Everybody in it, the newest first, each once.</summary>
    public IReadOnlyList<BellLine> Actors => [.. Lines.DistinctBy(l => l.ActorId)];
}

/// <param name="Older">Key of the next page; null at the end.</param>
public sealed record BellView(IReadOnlyList<BellGroup> Groups, int Unseen, Guid? Older);

/// <summary>The lines behind the bell, grouped by what they are about, newest first.</summary>
internal sealed class ShowBell(HouseDb db, NamedSubjects subjects)
{
    private const int Lines = 60;

    public async Task<BellView> HandleAsync(Guid? before, Viewer viewer, CancellationToken ct)
    {
        var lines = db.VisibleNotificationsTo(viewer);
        if (before is { } key) lines = lines.Where(n => n.Id.CompareTo(key) < 0);
        var page = await subjects.NameAsync(await db.BellLinesOf(lines).Take(Lines + 1).ToListAsync(ct), viewer, ct);
        var older = page.Count > Lines ? page[Lines - 1].Id : (Guid?)null;
        var groups = page.Take(Lines).GroupBy(l => (l.ThreadId ?? l.SubjectId) is { } about ? ("about", about.ToString()) : (l.Kind.ToString(), l.SpaceSlug ?? ""))
            .Select(g => new BellGroup([.. g])).ToList();
        var unseen = await db.VisibleNotificationsTo(viewer).CountAsync(n => n.SeenAt == null, ct);
        return new BellView(groups, unseen, older);
    }
}
