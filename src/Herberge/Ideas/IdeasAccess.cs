using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Spaces;

namespace Herberge.Ideas;

/// <summary>
/// The access rule of ideas, as queries. Who reads the space of a campaign reads it and its ideas; a campaign that is not yet published
/// is read by those who run it.
/// </summary>
internal static class IdeasAccess
{
    extension(Viewer viewer)
    {
        /// <summary>Runs the room: campaigns, stages, promises.</summary>
        public bool RunsIdeas => viewer.IsInside && (viewer.IsCommunityManager || viewer.IsHost);
    }

    extension(HouseDb db)
    {
        public IQueryable<Campaign> VisibleCampaignsTo(Viewer viewer)
        {
            var (me, runs) = (viewer.MemberId, viewer.RunsIdeas);
            var spaces = db.ReadableSpacesTo(viewer);
            return db.Campaigns.Where(c => spaces.Any(s => s.Id == c.SpaceId)
                && (c.PublishedAt != null || runs || c.SponsorId == me || c.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Lead)));
        }

        public IQueryable<Idea> VisibleIdeasTo(Viewer viewer)
        {
            var threads = db.VisibleThreadsTo(viewer);
            return db.Ideas.Where(i => threads.Any(t => t.Id == i.ThreadId));
        }
    }
}
