using System.Globalization;
using Herberge.Channels.Fediverse;
using Herberge.Channels.Public.PublicPages;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Herberge.People.Accounts;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Herberge.Channels.Public;

/// <summary>
/// What strangers get at the public addresses. Whatever isn't public answers like what never was. Nothing is written down about who reads.
/// </summary>
internal sealed class PublicReader(ReadPublic read, SeeReplies replies, PublicShelf shelf, House house, HouseAddress address, Viewer viewer, FileStore files, TimeProvider clock, IStringLocalizer<PublicWords> words)
{
    public async Task<IResult> HomeAsync(HttpContext context, string? after, CancellationToken ct)
    {
        var windows = await read.WindowsAsync(ct);
        if (windows.Count == 0) return TypedResults.NotFound();
        var lines = await read.LinesAsync(null, after, ct);
        var face = Face(context);
        return await shelf.PageAsync<PublicHomePage>(context, face, $"{Frame}\n{string.Join('\n', windows)}\n{Mark(lines)}", keep: after is null,
            new() { [nameof(PublicHomePage.Face)] = face, [nameof(PublicHomePage.Windows)] = windows, [nameof(PublicHomePage.Lines)] = lines, [nameof(PublicHomePage.Later)] = after is not null });
    }

    public async Task<IResult> SpaceAsync(HttpContext context, string handle, string? after, CancellationToken ct)
    {
        if (await read.WindowAsync(handle, ct) is not { } window) return TypedResults.NotFound();
        var lines = await read.LinesAsync(window.SpaceId, after, ct);
        var face = Face(context);
        return await shelf.PageAsync<PublicSpacePage>(context, face, $"{Frame}\n{window}\n{Mark(lines)}", keep: after is null,
            new() { [nameof(PublicSpacePage.Face)] = face, [nameof(PublicSpacePage.Window)] = window, [nameof(PublicSpacePage.Lines)] = lines, [nameof(PublicSpacePage.Later)] = after is not null });
    }

    public async Task<IResult> TalkAsync(HttpContext context, string handle, Guid threadId, int after, CancellationToken ct)
    {
        if (await read.TalkAsync(handle, threadId, after, ct) is not { } talk) return TypedResults.NotFound();
        var (face, echoes) = (Face(context), await replies.OfAsync(threadId, ct));
        return await shelf.PageAsync<PublicTalkPage>(context, face, $"{Frame}\n{talk.Window}\n{talk.Next}\n{string.Join('\n', talk.Posts.Select(p => $"{p}{string.Concat(p.Files)}"))}\n{string.Join('\n', echoes)}", keep: after == 0,
            new() { [nameof(PublicTalkPage.Face)] = face, [nameof(PublicTalkPage.Talk)] = talk, [nameof(PublicTalkPage.Echoes)] = echoes, [nameof(PublicTalkPage.Later)] = after > 0 });
    }

    /// <param name="context">The request.</param>
    /// <param name="handle">Null for all of the house.</param>
    /// <param name="atom">Atom, or RSS.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IResult> FeedAsync(HttpContext context, string? handle, bool atom, CancellationToken ct)
    {
        PublicWindow? window = null;
        DateTimeOffset changed;
        if (handle is not null)
        {
            window = await read.WindowAsync(handle, ct);
            if (window is null) return TypedResults.NotFound();
            changed = window.ChangedAt;
        }
        else
        {
            var windows = await read.WindowsAsync(ct);
            if (windows.Count == 0) return TypedResults.NotFound();
            changed = windows.Max(w => w.ChangedAt);
        }

        // A feed is read by programs for many: it speaks the house's language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ViewerMiddleware.CultureOf(Viewer.Nobody with { Language = house.Language });
        var feed = new PublicFeed(address.Value, house.Name, house.Language, window is null ? house.Name : $"{window.Name} · {house.Name}", window?.Summary ?? words["home-lead", house.Name],
            window?.Page ?? "/p", changed, words["somebody", house.Name], words["answer-to"], await read.LatestAsync(window?.SpaceId, ReadPublic.InAFeed, ct));
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var self = $"{feed.Path}/feed.{(atom ? "atom" : "rss")}";
        return await shelf.FeedAsync(context, feed.Mark, atom ? PublicFeeds.AtomType : PublicFeeds.RssType, changed, () => atom ? PublicFeeds.WriteAtom(feed, self) : PublicFeeds.WriteRss(feed, self));
    }

    /// <summary>A file of a public post, for pages here and elsewhere.</summary>
    public async Task<IResult> FileAsync(HttpContext context, Guid id, int? w, CancellationToken ct)
    {
        if (await read.FileAsync(id, ct) is not { } file || !files.Exists(id)) return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.ContentSecurityPolicy = file.IsImage ? "default-src 'none'; sandbox" : "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var disposition = new ContentDispositionHeaderValue(file.IsImage || file.ContentType == "application/pdf" ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        var content = file.IsImage && w is >= 16 ? files.OpenThumbnail(file, w.Value) : files.Open(id);
        var tag = new EntityTagHeaderValue($"\"{id:N}{(content.Length == file.Size ? "" : $"-{content.Length}")}\"");
        return TypedResults.Stream(content, file.ContentType, lastModified: null, entityTag: tag, enableRangeProcessing: true);
    }

    /// <summary>
    /// Asks which server of the fediverse the reader is at home on and leads there. Only what is public here is passed on, in words of ours, and only
    /// from our own page: a link from elsewhere leads to the question.
    /// </summary>
    public async Task<IResult> ShareAsync(HttpContext context, string? page, string? instance, CancellationToken ct)
    {
        if (await SharedAsync(page, ct) is not (var title, var path)) return TypedResults.NotFound();
        var host = ShareTargets.HostOf(instance);
        if (host is not null && context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin")
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Redirect(ShareTargets.Mastodon(host!, title, address.Value + path));
        }

        var face = Face(context);
        // Browsers hold the rule of forms against where a form leads in the end, too.
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicy.Replace("form-action 'self'", "form-action 'self' https:", StringComparison.Ordinal);
        return await shelf.PageAsync<PublicSharePage>(context, face, $"{Frame}\n{title}\n{path}\n{instance}", keep: false,
            new() { [nameof(PublicSharePage.Face)] = face, [nameof(PublicSharePage.Title)] = title, [nameof(PublicSharePage.Path)] = path, [nameof(PublicSharePage.Instance)] = instance, [nameof(PublicSharePage.Wrong)] = !string.IsNullOrWhiteSpace(instance) && host is null });
    }

    /// <summary>What stands around every page.</summary>
    private string Frame => string.Create(CultureInfo.InvariantCulture, $"{house.Name}\n{house.LogoFileId}\n{house.ImprintUrl}\n{house.PrivacyUrl}\n{house.Language}\n{house.DayOf(clock.GetUtcNow()).Year}");

    private PublicFace Face(HttpContext context) => shelf.FaceOf(context, viewer, address);

    private static string Mark(PublicLines lines) => $"{string.Join('\n', lines.Lines)}\n{lines.Next}";

    private async Task<(string Title, string Path)?> SharedAsync(string? page, CancellationToken ct)
    {
        var parts = (page ?? "").Split('/');
        if (parts is ["", "p", var handle] && await read.WindowAsync(handle, ct) is { } window) return (window.Name, window.Page);
        if (parts is ["", "p", var of, var thread] && Guid.TryParse(thread, out var id) && await read.TalkAsync(of, id, 0, ct) is { } talk) return (talk.Opening.Title, talk.Opening.Page);
        return null;
    }
}
