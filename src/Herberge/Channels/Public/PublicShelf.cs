using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.People.Accounts;
using Herberge.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace Herberge.Channels.Public;

/// <param name="Styles">Addresses of the bundled files.</param>
/// <param name="House">The house's address.</param>
/// <param name="Chosen">The reader chose the language by the address, so that links have to carry it on.</param>
public sealed record PublicFace(string House, string Language, bool Chosen, string? Theme, string Styles, string Script, string? Font)
{
    public string Url(string path) => House + path;

    /// <summary>A link to another public page.</summary>
    public string To(string path) => !Chosen ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Language}";
}

/// <summary>
/// Answers with public pages and feeds. What is shown is read anew for each request, so that what was taken back is gone at once; its
/// mark is the entity tag and the name under which the drawn bytes are kept. Drawn in a scope of nobody's, so that no reader leaves a trace in them.
/// </summary>
internal sealed class PublicShelf(IMemoryCache cache, IServiceScopeFactory scopes, ILoggerFactory logs, EndpointDataSource endpoints)
{
    private const int LargestKept = 256 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private ResourceAssetCollection? _assets;

    public PublicFace FaceOf(HttpContext context, Viewer viewer, HouseAddress house)
    {
        var asked = context.Request.Query["lang"].ToString();
        var chosen = asked is "de" or "en";
        _assets ??= endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(found => found is not null);
        var files = _assets is null ? null : ShellAssets.Of(_assets);
        return new PublicFace(house.Value, chosen ? asked : viewer.Language, chosen, Theme.Of(context), files?.Styles ?? "/dist/herberge.css", files?.Script ?? "/dist/herberge.js", files?.Font);
    }

    /// <param name="context">The request.</param>
    /// <param name="face">How this reader sees it.</param>
    /// <param name="mark">All that is shown.</param>
    /// <param name="keep">Whether the bytes are worth keeping.</param>
    /// <param name="parameters">Of the component.</param>
    /// <typeparam name="T">A whole document.</typeparam>
    public Task<IResult> PageAsync<T>(HttpContext context, PublicFace face, string mark, bool keep, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        context.Response.Headers.Vary = "Accept, Accept-Language, Cookie";
        return AnswerAsync(context, $"{typeof(T).Name}\n{context.Request.Path}\n{face}\n{mark}", "text/html; charset=utf-8", null, keep, () => DrawAsync<T>(face.Language, parameters));
    }

    public Task<IResult> FeedAsync(HttpContext context, string mark, string type, DateTimeOffset changed, Func<byte[]> write) =>
        AnswerAsync(context, $"{context.Request.Path}\n{mark}", type, changed, keep: true, () => Task.FromResult(write()));

    private async Task<IResult> AnswerAsync(HttpContext context, string mark, string type, DateTimeOffset? changed, bool keep, Func<Task<byte[]>> make)
    {
        var name = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(mark)).AsSpan(0, 18));
        var tag = new EntityTagHeaderValue($"\"{name}\"");
        // Everybody may keep it, and nobody may show it without asking whether it still holds.
        context.Response.Headers.CacheControl = "public, no-cache";
        if (NotModified(context, tag, changed))
        {
            context.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var key = (typeof(PublicShelf), name);
        if (!cache.TryGetValue(key, out byte[]? bytes))
        {
            bytes = await make();
            if (keep && bytes.Length <= LargestKept) cache.Set(key, bytes, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
        }

        return TypedResults.Bytes(bytes!, type, lastModified: changed, entityTag: tag);
    }

    /// <summary>RFC 9110, 13.2.2: a tag goes before a date.</summary>
    private static bool NotModified(HttpContext context, EntityTagHeaderValue tag, DateTimeOffset? changed)
    {
        var asked = context.Request.GetTypedHeaders();
        if (asked.IfNoneMatch is { Count: > 0 } known) return known.Any(k => k.Compare(tag, useStrongComparison: false) || k.Tag == "*");
        return changed is { } at && asked.IfModifiedSince is { } since && at.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    private async Task<byte[]> DrawAsync<T>(string language, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        var nobody = Viewer.Nobody with { Language = language };
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Value = nobody;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ViewerMiddleware.CultureOf(nobody);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            Encoding.UTF8.GetBytes((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }
}
