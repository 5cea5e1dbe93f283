using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Herberge.Shell;

/// <summary>What a phone needs to keep the house beside its other programs (W3C Web Application Manifest).</summary>
internal static class Installable
{
    public const string Path = "/manifest.webmanifest";

    /// <summary>The colour of paper by day and by night, as in the stylesheet's tokens.</summary>
    public const string PaperByDay = "#f9f6ed";
    public const string PaperByNight = "#121a17";

    private const string ReaderHeader = "X-Herberge-Reader";

    public static void MapManifest(this IEndpointRouteBuilder app) => app.MapGet(Path, Serve).AllowAnonymous();

    /// <summary>Pages say whose they are, so that a browser forgets what it kept for somebody else.</summary>
    public static void UseReaderHeader(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var viewer = context.RequestServices.GetRequiredService<Viewer>();
        if (!viewer.IsSignedIn) return next(context);
        context.Response.OnStarting(() =>
        {
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) context.Response.Headers[ReaderHeader] = viewer.MemberId.ToString("N");
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static ContentHttpResult Serve(House house, Viewer viewer, IStringLocalizer<ShellWords> words) =>
        TypedResults.Text(JsonSerializer.Serialize(Of(house, viewer, words), ManifestJson.Default.AppManifest), "application/manifest+json");

    private static AppManifest Of(House house, Viewer viewer, IStringLocalizer<ShellWords> words) => new(
        "/", house.Name, house.Name.Length <= 12 ? house.Name : "Herberge", viewer.Language, "/", "/", "standalone", PaperByDay, PaperByDay,
        [
            new("/icons/icon-192.png", "192x192", "image/png", "any"), new("/icons/icon-512.png", "512x512", "image/png", "any"),
            new("/icons/maskable-512.png", "512x512", "image/png", "maskable"), new("/favicon.svg", "any", "image/svg+xml", "any"),
        ],
        [new(words["search"], "/search"), new(words["spaces-shortcut"], "/spaces"), new(words["bell"], "/bell")]);
}

/// <param name="Id">Stays the same when the start page moves.</param>
internal sealed record AppManifest(
    string Id, string Name, [property: JsonPropertyName("short_name")] string ShortName, string Lang, [property: JsonPropertyName("start_url")] string StartUrl, string Scope, string Display,
    [property: JsonPropertyName("theme_color")] string ThemeColor, [property: JsonPropertyName("background_color")] string BackgroundColor, IReadOnlyList<AppIcon> Icons, IReadOnlyList<AppShortcut> Shortcuts);

internal sealed record AppIcon(string Src, string Sizes, string Type, string Purpose);

internal sealed record AppShortcut(string Name, string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AppManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
