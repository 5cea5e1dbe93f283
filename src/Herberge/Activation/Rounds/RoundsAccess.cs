using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>The access rule of rounds, as queries. Groups are seen by nobody but those in them.</summary>
internal static class RoundsAccess
{
    extension(Viewer viewer)
    {
        /// <summary>Makes programmes and sees how they fare, never who met whom.</summary>
        public bool RunsRounds => viewer.IsInside && (viewer.IsCommunityManager || viewer.IsHost);
    }

    extension(HouseDb db)
    {
        /// <summary>Programmes of the house for its people, those of a space for its readers.</summary>
        public IQueryable<RoundProgramme> VisibleProgrammesTo(Viewer viewer)
        {
            var inside = viewer.IsInside;
            var spaces = db.ReadableSpacesTo(viewer);
            return db.RoundProgrammes.AsNoTracking().Where(p => (inside && p.SpaceId == null) || (p.SpaceId != null && spaces.Any(s => s.Id == p.SpaceId)));
        }

        /// <summary>Who of those who signed up may take part at this moment.</summary>
        public IQueryable<Member> TakingPart(RoundProgramme programme, DateTimeOffset at)
        {
            var (id, spaceId) = (programme.Id, programme.SpaceId);
            var entries = db.RoundEntries.Where(e => e.ProgrammeId == id && !e.IsPaused);
            return db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && entries.Any(e => e.MemberId == m.Id)
                && (spaceId == null
                    ? m.PartnerId == null
                    : db.Set<Space>().Any(s => s.Id == spaceId && ((s.Kind == SpaceKind.Open && m.PartnerId == null)
                        || ((s.WithPartners || m.PartnerId == null) && s.Memberships.Any(p => p.MemberId == m.Id && (p.EndsAt == null || p.EndsAt > at)))))));
        }

        /// <summary>Groups somebody has a place in.</summary>
        public IQueryable<RoundGroup> GroupsOf(Viewer viewer)
        {
            var me = viewer.MemberId;
            return db.RoundGroups.AsNoTracking().Where(g => g.Seats.Any(s => s.MemberId == me && s.GoneAt == null));
        }
    }
}
