using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>A space the viewer may know of, and what they are in it.</summary>
/// <param name="Role">Null for somebody who is not a member; <see cref="SpaceRole.Host"/> for a deputy within their days.</param>
/// <param name="Asked">True when the viewer's request to join waits for an answer.</param>
public sealed record SpaceStanding(Space Space, SpaceRole? Role, bool Asked, Viewer Viewer)
{
    /// <summary>A host for some days only: may do what hosts do, but not say who is one.</summary>
    public bool Deputises { get; init; }

    /// <summary>Says who hosts the space: whoever runs it, but no deputy, who would make it last.</summary>
    public bool MayAppoint => MayRun && (!Deputises || (Viewer.IsInside && Viewer.IsHost));

    public bool IsMember => Role is not null;

    /// <summary>Open ones for insiders, their own for all; the same rule as <see cref="VisibleSpaces.ReadableSpacesTo"/>.</summary>
    public bool MayRead => IsMember || (Viewer.IsInside && Space.Kind == SpaceKind.Open);

    /// <summary>Hosts of the space; hosts of the house where the space isn't private.</summary>
    public bool MayRun => Role == SpaceRole.Host || (Viewer.IsInside && Viewer.IsHost && Space.Kind != SpaceKind.Private) || (IsMember && Viewer.IsHost);

    public bool MayJoin => !IsMember && Viewer.IsInside && Space.Kind == SpaceKind.Open && Space.ArchivedAt is null;

    public bool MayAsk => !IsMember && Viewer.IsInside && Space.Kind == SpaceKind.Restricted && Space.ArchivedAt is null;

    /// <summary>Null when the space doesn't exist or is hidden from the viewer.</summary>
    public static async Task<SpaceStanding?> FindAsync(HouseDb db, string slug, Viewer viewer, CancellationToken ct)
    {
        var (me, at) = (viewer.MemberId, viewer.AsOf);
        var requests = db.JoinRequests;
        var found = await db.VisibleSpacesTo(viewer).Where(s => s.Slug == slug)
            .Select(s => new
            {
                Space = s,
                Role = s.Memberships.Where(m => m.MemberId == me).Select(m => (SpaceRole?)(m.DeputyFrom <= at && m.DeputyUntil > at ? SpaceRole.Host : m.Role)).FirstOrDefault(),
                Deputises = s.Memberships.Any(m => m.MemberId == me && m.Role != SpaceRole.Host && m.DeputyFrom <= at && m.DeputyUntil > at),
                Asked = requests.Any(r => r.SpaceId == s.Id && r.MemberId == me),
            })
            .FirstOrDefaultAsync(ct);
        return found is null ? null : new SpaceStanding(found.Space, found.Role, found.Asked, viewer) { Deputises = found.Deputises };
    }
}
