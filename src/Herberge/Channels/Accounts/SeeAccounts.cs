using Herberge.Channels.Mastodon;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Accounts;

public sealed record AccountCard(Guid Id, ChannelKind Kind, string Name, string? Address, string? SpaceSlug, Reach Reach, int MostCharacters, bool IsReady, DateTimeOffset? EndedAt, DateTimeOffset? NotBefore, string By, DateTimeOffset CreatedAt, int LinkCharacters, string? OnlyLanguage = null);

/// <param name="AuthorizeLink">Where the viewer agrees, when they began to connect it.</param>
public sealed record AccountView(AccountCard Card, int Waiting, string? AuthorizeLink);

internal sealed class SeeAccounts(HouseDb db, ConnectMastodon mastodon)
{
    public async Task<IReadOnlyList<AccountCard>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var spaces = db.ReadableSpacesTo(viewer);
        var cards = await db.VisibleChannelsTo(viewer).AsNoTracking().Join(db.Set<Member>(), a => a.CreatedBy, m => m.Id, (a, m) => new AccountCard(a.Id, a.Kind, a.Name, a.Address, spaces.Where(s => s.Id == a.SpaceId).Select(s => s.Slug).FirstOrDefault(), a.Reach, a.MostCharacters,
                a.EndedAt == null && ((a.Kind != ChannelKind.Mastodon && a.Kind != ChannelKind.Webhook) || a.LockedToken != null), a.EndedAt, a.NotBefore, m.Name, a.CreatedAt, a.LinkCharacters, a.OnlyLanguage)).ToListAsync(ct);
        return [.. cards.OrderBy(c => c.EndedAt is not null).ThenBy(c => c.Kind).ThenBy(c => c.Name, StringComparer.CurrentCulture).ThenBy(c => c.Id)];
    }

    public async Task<AccountView?> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if ((await HandleAsync(viewer, ct)).FirstOrDefault(a => a.Id == id) is not { } card) return null;
        var account = await db.VisibleChannelsTo(viewer).AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var waiting = await db.VisibleChannelPostsTo(viewer).CountAsync(p => p.State == Posts.PostState.Scheduled && p.Variants.Any(v => v.AccountId == id), ct);
        return new AccountView(card, waiting, mastodon.AuthorizeLink(account, viewer));
    }
}
