using Herberge.Channels.Mastodon;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Accounts;

/// <param name="MostCharacters">0 for no limit.</param>
public sealed record CopyChannelInput(string? Name, string? Address, int MostCharacters);

/// <summary>Adds channels that need no sign-in, and ends channels.</summary>
internal sealed class WriteAccount(HouseDb db, ConnectMastodon mastodon, TimeProvider clock)
{
    public const int Most = 30;

    public async Task<Result<Guid>> AddSpaceAsync(Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        if (await db.ReadableSpacesTo(viewer).FirstOrDefaultAsync(s => s.Id == spaceId && s.ArchivedAt == null, ct) is not { } space) return Problem.Invalid("SpaceId", "channel-space");
        if (await db.ChannelAccounts.AnyAsync(a => a.SpaceId == spaceId && a.EndedAt == null, ct)) return Problem.Invalid("SpaceId", "channel-space-twice");
        return await AddAsync(ChannelKind.Space, space.Name[..Math.Min(space.Name.Length, ChannelAccount.LongestName)], viewer, account => account.SpaceId = space.Id, ct);
    }

    public async Task<Result<Guid>> AddCopyAsync(CopyChannelInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        var problems = new List<Problem>();
        var name = (input.Name ?? "").Trim();
        if (name.Length is < 2 or > ChannelAccount.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "channel-name", ChannelAccount.LongestName));
        var address = SafeLink.OrNull(input.Address);
        if (address is not { Length: <= ChannelAccount.LongestAddress }) problems.Add(Problem.Invalid(nameof(input.Address), "channel-address"));
        if (input.MostCharacters is < 0 or > Posts.ChannelPost.LongestText) problems.Add(Problem.Invalid(nameof(input.MostCharacters), "channel-characters", Posts.ChannelPost.LongestText));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        return await AddAsync(ChannelKind.Copy, name, viewer, account => (account.Address, account.MostCharacters) = (address, input.MostCharacters), ct);
    }

    /// <summary>Nothing goes out by it any more; what stands there stays.</summary>
    /// <returns>Whether the other side knows it, too.</returns>
    public async Task<Result<bool>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleChannelsTo(viewer).AsTracking().SingleOrDefaultAsync(a => a.Id == id && (a.EndedAt == null || a.LockedToken != null), ct) is not { } account) return Problem.NotFound();
        var told = account.Kind != ChannelKind.Mastodon || await mastodon.RevokeAsync(account, ct);
        (account.LockedToken, account.LockedHandshake, account.HandshakeBy, account.EndedAt) = (null, null, null, clock.GetUtcNow());
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.ended", account.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return told;
    }

    private async Task<Result<Guid>> AddAsync(ChannelKind kind, string name, Viewer viewer, Action<ChannelAccount> fill, CancellationToken ct)
    {
        if (await db.ChannelAccounts.CountAsync(a => a.EndedAt == null, ct) >= Most) return Problem.Conflict("channel-accounts-many", Most);
        var now = clock.GetUtcNow();
        var account = new ChannelAccount(Guid.CreateVersion7(now), kind, name, viewer.MemberId, now);
        fill(account);
        db.ChannelAccounts.Add(account);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.connected", account.Name, "", now));
        await db.SaveChangesAsync(ct);
        return account.Id;
    }
}
