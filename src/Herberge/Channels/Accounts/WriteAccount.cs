using Herberge.Channels.Hooks;
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

/// <param name="Secret">Shown once.</param>
public sealed record WebhookMade(Guid Id, string Secret);

/// <summary>Adds channels that need no sign-in, and ends channels.</summary>
internal sealed class WriteAccount(HouseDb db, ConnectMastodon mastodon, ChannelSecrets secrets, TimeProvider clock)
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
        if (Wrong(input).ToList() is { Count: > 0 } problems) return Result<Guid>.From(problems);
        return await AddAsync(ChannelKind.Copy, input.Name!.Trim(), viewer, account => (account.Address, account.MostCharacters) = (SafeLink.OrNull(input.Address), input.MostCharacters), ct);
    }

    /// <summary>A program that publishes for the house.</summary>
    public async Task<Result<WebhookMade>> AddWebhookAsync(CopyChannelInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        if (Wrong(input).ToList() is { Count: > 0 } problems) return Result<WebhookMade>.From(problems);
        var secret = HookSecret.New();
        var added = await AddAsync(ChannelKind.Webhook, input.Name!.Trim(), viewer, account => (account.Address, account.MostCharacters, account.LockedToken) = (SafeLink.OrNull(input.Address), input.MostCharacters, secrets.Lock(secret)), ct);
        return added.Succeeded ? new WebhookMade(added.Value, secret) : Result<WebhookMade>.From(added.Problems);
    }

    /// <returns>The new secret, shown once; the one before counts no more.</returns>
    public async Task<Result<string>> RenewSecretAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleChannelsTo(viewer).AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.Kind == ChannelKind.Webhook && a.EndedAt == null, ct) is not { } account) return Problem.NotFound();
        var secret = HookSecret.New();
        account.LockedToken = secrets.Lock(secret);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.secret-renewed", account.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return secret;
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

    private static IEnumerable<Problem> Wrong(CopyChannelInput input)
    {
        if ((input.Name ?? "").Trim().Length is < 2 or > ChannelAccount.LongestName) yield return Problem.Invalid(nameof(input.Name), "channel-name", ChannelAccount.LongestName);
        if (SafeLink.OrNull(input.Address) is not { Length: <= ChannelAccount.LongestAddress }) yield return Problem.Invalid(nameof(input.Address), "channel-address");
        if (input.MostCharacters is < 0 or > Posts.ChannelPost.LongestText) yield return Problem.Invalid(nameof(input.MostCharacters), "channel-characters", Posts.ChannelPost.LongestText);
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
