using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Invitations;

/// <summary>The access rule of invitations, as a query: everybody of the house sees their own, whoever runs the community and administrators all of them.</summary>
internal static class InvitationsAccess
{
    extension(HouseDb db)
    {
        public IQueryable<Invitation> InvitationsInHandOf(Viewer viewer)
        {
            var (inside, me, all) = (viewer.IsInside, viewer.MemberId, viewer.RunsRounds || viewer.IsAdministrator);
            return db.Invitations.AsNoTracking().Where(i => inside && (all || i.CreatedBy == me));
        }
    }
}
