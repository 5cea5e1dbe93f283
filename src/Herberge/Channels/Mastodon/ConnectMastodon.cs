using System.Security.Cryptography;
using System.Text;
using Herberge.Channels.Accounts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Mastodon;

/// <summary>
/// Signs the house in to an account on a server that speaks Mastodon's API: the house registers itself there, its person agrees there, and
/// the server sends them back with a code (OAuth 2 with PKCE, RFC 7636; docs.joinmastodon.org/methods/oauth). The code counts only for the
/// person who began, once, and for some minutes.
/// </summary>
internal sealed class ConnectMastodon(HouseDb db, SendOutward send, ChannelSecrets secrets, HouseAddress address, House house, TimeProvider clock)
{
    public const string Callback = "/channels/mastodon/callback";
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private const string Scopes = "write:statuses write:media read:statuses read:accounts read:search";

    /// <param name="server">Name or address of the server.</param>
    /// <param name="reach">Who sees what is published.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The account, which waits for its person to agree.</returns>
    public async Task<Result<Guid>> BeginAsync(string? server, Reach reach, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        if (ServerOf(server) is not { } at) return Problem.Invalid("Server", "channel-server");
        if (!Enum.IsDefined(reach)) return Problem.Invalid("Reach", "channel-reach");
        if (await db.ChannelAccounts.CountAsync(a => a.EndedAt == null, ct) >= WriteAccount.Most) return Problem.Conflict("channel-accounts-many", WriteAccount.Most);
        var now = clock.GetUtcNow();
        var account = new ChannelAccount(Guid.CreateVersion7(now), ChannelKind.Mastodon, new Uri(at).Host, viewer.MemberId, now) { Address = at, Reach = reach };
        if (await RegisterAsync(account, ct) is { } problem) return problem;
        Shake(account, viewer, now);
        db.ChannelAccounts.Add(account);
        await db.SaveChangesAsync(ct);
        return account.Id;
    }

    /// <summary>Begins anew for an account that waits, or was disconnected.</summary>
    public async Task<Result<Guid>> AgainAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleChannelsTo(viewer).AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.Kind == ChannelKind.Mastodon, ct) is not { } account) return Problem.NotFound();
        if (account.IsReady) return Problem.Conflict("channel-connected");
        if (secrets.OrNull(account.LockedClientSecret) is null && await RegisterAsync(account, ct) is { } problem) return problem;
        Shake(account, viewer, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return account.Id;
    }

    /// <summary>Where the person who began agrees; null for everybody else, and when it took too long.</summary>
    public string? AuthorizeLink(ChannelAccount account, Viewer viewer)
    {
        if (account.HandshakeBy != viewer.MemberId || account.HandshakeUntil <= clock.GetUtcNow() || secrets.OrNull(account.LockedHandshake)?.Split('|') is not [var state, var verifier]) return null;
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return QueryHelpers.AddQueryString($"{account.Address}/oauth/authorize", new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = account.ClientId, ["redirect_uri"] = Redirect, ["scope"] = Scopes, ["state"] = state, ["code_challenge"] = challenge, ["code_challenge_method"] = "S256",
        });
    }

    public async Task<Result<Guid>> FinishAsync(string? code, string? state, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var waiting = await db.VisibleChannelsTo(viewer).AsTracking().Where(a => a.HandshakeBy == me && a.HandshakeUntil > now && a.LockedHandshake != null).ToListAsync(ct);
        var account = waiting.FirstOrDefault(a => secrets.OrNull(a.LockedHandshake)?.Split('|') is [var told, _] && IsSame(told, state));
        if (account is null) return Problem.Invalid("state", "channel-oauth-state");
        var verifier = secrets.OrNull(account.LockedHandshake)!.Split('|')[1];
        // Used up whatever comes of it.
        (account.LockedHandshake, account.HandshakeBy, account.HandshakeUntil) = (null, null, null);
        await db.SaveChangesAsync(ct);
        if (string.IsNullOrEmpty(code)) return Problem.Invalid("code", "channel-oauth-refused");
        using var form = Form(("grant_type", "authorization_code"), ("code", code), ("client_id", account.ClientId!), ("client_secret", secrets.OrNull(account.LockedClientSecret) ?? ""),
            ("redirect_uri", Redirect), ("code_verifier", verifier), ("scope", Scopes));
        var answer = MastodonWire.Read(await send.HandleAsync(HttpMethod.Post, $"{account.Address}/oauth/token", form, null, ct), MastodonWire.Default.MastodonToken);
        if (answer?.AccessToken is not { Length: > 0 } token) return Problem.Invalid("code", "channel-oauth-refused");
        var self = MastodonWire.Read(await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v1/accounts/verify_credentials", null, token, ct), MastodonWire.Default.MastodonAccount);
        if (self?.Acct is not { Length: > 0 and <= 100 } handle) return Problem.Invalid("code", "channel-oauth-refused");
        await TakeLimitsAsync(account, ct);
        (account.LockedToken, account.Handle, account.EndedAt, account.NotBefore) = (secrets.Lock(token), handle, null, null);
        account.Name = $"@{handle}@{new Uri(account.Address!).Host}" is { Length: <= ChannelAccount.LongestName } name ? name : handle[..Math.Min(handle.Length, ChannelAccount.LongestName)];
        db.Audit.Add(new AuditEntry(me, "channel.connected", account.Name, "", now));
        await db.SaveChangesAsync(ct);
        return account.Id;
    }

    /// <summary>The server forgets its token as the house does (RFC 7009). What doesn't answer is forgotten here all the same.</summary>
    /// <returns>Whether the server said so.</returns>
    public async Task<bool> RevokeAsync(ChannelAccount account, CancellationToken ct)
    {
        if (secrets.OrNull(account.LockedToken) is not { } token) return true;
        using var form = Form(("client_id", account.ClientId ?? ""), ("client_secret", secrets.OrNull(account.LockedClientSecret) ?? ""), ("token", token));
        return (await send.HandleAsync(HttpMethod.Post, $"{account.Address}/oauth/revoke", form, null, ct)).Succeeded;
    }

    private string Redirect => address.Value + Callback;

    private async Task<Problem?> RegisterAsync(ChannelAccount account, CancellationToken ct)
    {
        using var form = Form(("client_name", house.Name), ("redirect_uris", Redirect), ("scopes", Scopes), ("website", address.Value));
        var sent = await send.HandleAsync(HttpMethod.Post, $"{account.Address}/api/v1/apps", form, null, ct);
        if (MastodonWire.Read(sent, MastodonWire.Default.MastodonApp) is not { ClientId: { Length: > 0 and <= 500 } id, ClientSecret: { Length: > 0 } secret }) return Problem.Invalid("Server", sent.Fault is "fetch-closed" ? "channel-server-closed" : "channel-server-none");
        (account.ClientId, account.LockedClientSecret) = (id, secrets.Lock(secret));
        return null;
    }

    private async Task TakeLimitsAsync(ChannelAccount account, CancellationToken ct)
    {
        var told = MastodonWire.Read(await send.HandleAsync(HttpMethod.Get, $"{account.Address}/api/v2/instance", null, null, ct), MastodonWire.Default.MastodonInstance)?.Configuration;
        account.MostCharacters = Within(told?.Statuses?.MaxCharacters, ChannelAccount.UsualCharacters, Posts.ChannelPost.LongestText);
        account.LinkCharacters = Within(told?.Statuses?.CharactersReservedPerUrl, ChannelAccount.UsualLink, 500);
        account.MostPictures = Within(told?.Statuses?.MaxMediaAttachments, ChannelAccount.UsualPictures, 20);
        account.LongestAlt = Within(told?.MediaAttachments?.DescriptionLimit, ChannelAccount.UsualAlt, ChannelAccount.UsualAlt);
    }

    private static int Within(int? told, int usual, int most) => told is > 0 ? Math.Min(told.Value, most) : usual;

    private void Shake(ChannelAccount account, Viewer viewer, DateTimeOffset now)
    {
        var (state, verifier) = (WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24)), WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(48)));
        (account.LockedHandshake, account.HandshakeBy, account.HandshakeUntil) = (secrets.Lock($"{state}|{verifier}"), viewer.MemberId, now + Patience);
    }

    private static bool IsSame(string told, string? state) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(state ?? ""));

    private static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>People write the name alone, or its address.</summary>
    private static string? ServerOf(string? server)
    {
        var text = server?.Trim() ?? "";
        if (text.Length > 0 && !text.Contains("://", StringComparison.Ordinal)) text = $"https://{text}";
        return SafeLink.OrNull(text) is { } link && new Uri(link).GetLeftPart(UriPartial.Authority) is { Length: <= ChannelAccount.LongestAddress } at ? at : null;
    }
}
