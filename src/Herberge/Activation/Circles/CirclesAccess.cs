using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>The access rule of circles, as queries. Circles are seen by nobody but those in them, hosts and administrators included.</summary>
internal static class CirclesAccess
{
    extension(HouseDb db)
    {
        /// <summary>Seasons are for the people of the house.</summary>
        public IQueryable<CircleSeason> VisibleSeasonsTo(Viewer viewer)
        {
            var inside = viewer.IsInside;
            return db.CircleSeasons.AsNoTracking().Where(_ => inside);
        }

        /// <summary>Circles somebody has a place in.</summary>
        public IQueryable<Circle> CirclesOf(Viewer viewer)
        {
            var me = viewer.MemberId;
            return db.Circles.AsNoTracking().Where(c => c.DissolvedAt == null && c.Seats.Any(s => s.MemberId == me && s.LeftAt == null));
        }

        /// <summary>Circles whose members show name and line to the house.</summary>
        public IQueryable<Circle> OpenCirclesTo(Viewer viewer)
        {
            var inside = viewer.IsInside;
            return db.Circles.AsNoTracking().Where(c => inside && c.IsOpen && c.DissolvedAt == null);
        }

        /// <summary>Places that are taken by people who are still here.</summary>
        public IQueryable<CircleSeat> TakenSeats()
        {
            var members = db.Set<Member>();
            return db.CircleSeats.Where(s => s.LeftAt == null && s.Circle!.DissolvedAt == null && members.Any(m => m.Id == s.MemberId && m.State == MemberState.Active));
        }

        /// <summary>Whoever changes who is in a circle of a season holds its row first, so that two who do it at once come one after the other.</summary>
        public Task HoldSeasonAsync(Guid seasonId, CancellationToken ct) =>
            db.CircleSeasons.Where(s => s.Id == seasonId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, x => x.Name), ct);

        /// <summary>Who signed up and may take part at this moment, with or without a place.</summary>
        public IQueryable<Member> InSeason(Guid seasonId)
        {
            var entries = db.CircleEntries.Where(e => e.SeasonId == seasonId);
            return db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.PartnerId == null && entries.Any(e => e.MemberId == m.Id));
        }
    }
}
