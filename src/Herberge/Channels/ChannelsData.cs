using Herberge.Channels.Posts;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels;

/// <summary>What the room keeps about a person of the house: what they wrote, approved and did for it. It was said for the house and stays without them.</summary>
internal sealed class ChannelsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("channelPosts", await db.ChannelPosts.AsNoTracking().Where(p => p.AuthorId == memberId || p.ChangedBy == memberId).OrderBy(p => p.CreatedAt)
            .Select(p => new { p.Title, p.TextDe, p.TextEn, p.CreatedAt, IsAuthor = p.AuthorId == memberId }).ToListAsync<object>(ct)),
        new PersonalRecords("channelApprovals", await db.PostApprovers.AsNoTracking().Where(a => a.MemberId == memberId).OrderBy(a => a.AskedAt)
            .Select(a => new { a.PostId, a.AskedAt, Answer = a.Answer.ToString(), a.Reason, a.AnsweredAt }).ToListAsync<object>(ct)),
        new PersonalRecords("channelDeeds", await db.PostEvents.AsNoTracking().Where(e => e.ById == memberId).OrderBy(e => e.At)
            .Select(e => new { e.PostId, Deed = e.Deed.ToString(), e.Note, e.At }).ToListAsync<object>(ct)),
        new PersonalRecords("channels", await db.ChannelAccounts.AsNoTracking().Where(a => a.CreatedBy == memberId).OrderBy(a => a.CreatedAt).Select(a => new { a.Name, a.Address, a.CreatedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.ChannelPosts.Where(p => p.AuthorId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.AuthorId, former), ct);
        await db.ChannelPosts.Where(p => p.ChangedBy == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChangedBy, former), ct);
        await db.PostApprovers.Where(a => a.MemberId == id).ExecuteDeleteAsync(ct);
        await db.PostEvents.Where(e => e.ById == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.ById, former), ct);
        await db.ChannelAccounts.Where(a => a.CreatedBy == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.CreatedBy, former), ct);
        await db.ChannelAccounts.Where(a => a.HandshakeBy == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.HandshakeBy, (Guid?)null).SetProperty(x => x.LockedHandshake, (string?)null), ct);
    }
}
