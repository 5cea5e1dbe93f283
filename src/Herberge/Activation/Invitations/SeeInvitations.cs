using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Invitations;

/// <param name="Maker">Null for one's own.</param>
/// <param name="Entered">How many came, in steps of <see cref="ShownShare.Fewest"/>, so that no single arrival can be read off; null where they are fewer than that and more than none.</param>
public sealed record InvitationCard(Guid Id, string Code, string Label, string? LeadsTo, string? Maker, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, bool IsOpen, int? Entered);

/// <param name="Domains">Whose mail addresses may come in by a link; empty where nobody new may.</param>
/// <param name="More">Later pages have more.</param>
public sealed record InvitationsView(IReadOnlyList<InvitationCard> Cards, IReadOnlyList<string> Domains, bool More);

/// <summary>Links the viewer made, or all of them for whoever runs the community.</summary>
internal sealed class SeeInvitations(HouseDb db, House house, TimeProvider clock)
{
    public const int AtOnce = 30;

    public async Task<InvitationsView> HandleAsync(int page, Viewer viewer, CancellationToken ct)
    {
        var cards = await CardsAsync(db.InvitationsInHandOf(viewer).OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id).Skip(Math.Clamp(page, 0, 1000) * AtOnce).Take(AtOnce + 1), viewer, ct);
        return new InvitationsView([.. cards.Take(AtOnce)], house.MailDomains, cards.Count > AtOnce);
    }

    public async Task<InvitationCard?> FindAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        (await CardsAsync(db.InvitationsInHandOf(viewer).Where(i => i.Id == id), viewer, ct)).SingleOrDefault();

    private async Task<List<InvitationCard>> CardsAsync(IQueryable<Invitation> invitations, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var rows = await invitations.Select(i => new { Row = i, Maker = i.CreatedBy == me ? null : db.Set<Member>().Where(m => m.Id == i.CreatedBy).Select(m => m.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. rows.Select(r => new InvitationCard(r.Row.Id, r.Row.Code, r.Row.Label, r.Row.LeadsTo, r.Maker, r.Row.CreatedAt, r.Row.EndsAt, r.Row.EndsAt > now, Shown(r.Row.Entered)))];
    }

    private static int? Shown(int entered) => entered is > 0 and < ShownShare.Fewest ? null : entered - entered % ShownShare.Fewest;
}
