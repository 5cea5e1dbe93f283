using Herberge.Channels.Accounts;
using Herberge.Channels.Newsletters;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels;

/// <summary>Who speaks for the house: its hosts, community managers and social media managers. Nobody else learns what they plan.</summary>
internal static class ChannelsAccess
{
    extension(HouseDb db)
    {
        public IQueryable<ChannelPost> VisibleChannelPostsTo(Viewer viewer)
        {
            var runs = viewer.IsOfTeam;
            return db.ChannelPosts.Where(p => runs);
        }

        /// <summary>What the viewer was asked by name to approve, and hasn't answered.</summary>
        public IQueryable<ChannelPost> ApprovalsAskedOf(Viewer viewer)
        {
            var me = viewer.MemberId;
            return db.VisibleChannelPostsTo(viewer).Where(p => p.State == PostState.Asked && p.AuthorId != me && p.ChangedBy != me && p.Approvers.Any(a => a.MemberId == me && a.Answer == ApprovalAnswer.Open));
        }

        public IQueryable<ChannelAccount> VisibleChannelsTo(Viewer viewer)
        {
            var runs = viewer.IsOfTeam;
            return db.ChannelAccounts.Where(a => runs);
        }

        /// <summary>Who may be asked for approval.</summary>
        public IQueryable<Member> SpeakersForTheHouse() =>
            db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.PartnerId == null && (m.Roles & Viewer.Team) != HouseRoles.None);
    }
}

/// <summary>Pictures of a post are seen by those who work on it; a thread it becomes has copies of its own.</summary>
internal sealed class ChannelsFiles(HouseDb db) : IFileAccess, IFileUse
{
    public Task<bool> MaySeeAsync(StoredFile file, Viewer viewer, CancellationToken ct)
    {
        var id = file.Id;
        return viewer.IsOfTeam ? db.PostPictures.AnyAsync(p => p.FileId == id, ct) : Task.FromResult(false);
    }

    public async Task<IReadOnlyCollection<Guid>> InUseAsync(HouseDb house, IReadOnlyCollection<Guid> candidates, CancellationToken ct) =>
        await house.PostPictures.Where(p => candidates.Contains(p.FileId)).Select(p => p.FileId).Union(house.IssuePictures.Where(p => candidates.Contains(p.FileId)).Select(p => p.FileId)).ToListAsync(ct);
}
