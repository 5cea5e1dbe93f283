using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Guests;

public enum GuestState
{
    /// <summary>Not accepted yet.</summary>
    Invited,
    In,

    /// <summary>In, and its end is near.</summary>
    EndsSoon,
    Ended,
}

/// <param name="RenewedAt">When access was last renewed; null for never.</param>
public sealed record GuestView(
    Guid Id, string Name, string Company, string Purpose, string SpaceSlug, string SpaceName, int SpaceHue, string Sponsor, string SponsorHandle,
    DateTimeOffset InvitedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? RenewedAt, DateTimeOffset EndsAt, GuestState State, Guid? MemberId, bool Mine);

/// <summary>The review list: who, which space, by whom, since when, until when. For sponsors and those who run the spaces.</summary>
internal sealed class SeeGuests(HouseDb db, TimeProvider clock)
{
    public static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private const int Most = 500;

    /// <param name="slug">Null for all the viewer answers for.</param>
    /// <param name="viewer">Who reviews.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<GuestView>> HandleAsync(string? slug, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var month = now.AddDays(-30);
        var rows = await (
            from i in TendInvitation.OwnedBy(db, viewer).AsNoTracking()
            where i.EndsAt > month
            join s in db.Spaces on i.SpaceId equals s.Id
            where slug == null || s.Slug == slug
            join m in db.Set<Member>() on i.SponsorId equals m.Id
            orderby i.EndsAt, i.Id
            select new { Invitation = i, s.Slug, s.Name, s.Hue, Sponsor = m.Name, m.Handle }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(r => new GuestView(r.Invitation.Id, r.Invitation.Name, r.Invitation.Company, r.Invitation.Purpose, r.Slug, r.Name, r.Hue, r.Sponsor, r.Handle,
            r.Invitation.At, r.Invitation.AcceptedAt, r.Invitation.RenewedAt, r.Invitation.EndedAt ?? r.Invitation.EndsAt, StateOf(r.Invitation, now), r.Invitation.MemberId,
            r.Invitation.SponsorId == me)).OrderBy(g => g.State == GuestState.Ended).ThenBy(g => g.EndsAt)];
    }

    private static GuestState StateOf(GuestInvitation invitation, DateTimeOffset now) =>
        invitation.EndedAt is not null || invitation.EndsAt <= now ? GuestState.Ended
        : invitation.AcceptedAt is null ? GuestState.Invited
        : invitation.EndsAt - now <= Soon ? GuestState.EndsSoon
        : GuestState.In;
}
