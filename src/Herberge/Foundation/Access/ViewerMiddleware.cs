using System.Globalization;
using System.Security.Claims;
using Herberge.Foundation.Api;
using Herberge.Foundation.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Herberge.Foundation.Access;

/// <summary>Turns the signed-in account into a <see cref="Viewer"/> and sets the language of the request.</summary>
internal sealed class ViewerMiddleware(RequestDelegate next)
{
    /// <summary>In every cookie of the house; requests with a token carry none.</summary>
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public async Task InvokeAsync(HttpContext context, CurrentViewer current, IViewerSource viewers, House house)
    {
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            var viewer = await viewers.FindAsync(id, context.RequestAborted);
            var stamp = context.User.FindFirstValue(StampClaim);
            if (viewer is null || (stamp is not null && !await viewers.IsSignedInAsync(id, stamp, context.RequestAborted)))
            {
                // Deactivated, or signed out everywhere, since the cookie was issued: they are out at once.
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
                if (context.Request.Cookies.Count > 0) await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
            else
            {
                current.Value = Asked(context.Request) is { } language ? viewer with { Language = language } : viewer;
            }
        }

        if (!current.Value.IsSignedIn)
            current.Value = Viewer.Nobody with { Language = Preferred(context.Request, house.Language) };

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureOf(current.Value);
        await next(context);
    }

    public static CultureInfo CultureOf(Viewer viewer) => viewer.Language == "en" ? English : German;

    /// <summary>A program says with each request which language it wants; in a browser the member's own choice holds.</summary>
    private static string? Asked(HttpRequest request) => request.Path.StartsWithSegments(ApiGroup.Root) ? Accepted(request) : null;

    private static string Preferred(HttpRequest request, string fallback)
    {
        if (request.Cookies.TryGetValue(LanguageCookie.Name, out var chosen) && chosen is ("de" or "en")) return chosen;
        return Accepted(request) ?? fallback;
    }

    private static string? Accepted(HttpRequest request)
    {
        foreach (var language in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            var value = language.Value.AsSpan();
            if (value.StartsWith("de", StringComparison.OrdinalIgnoreCase)) return "de";
            if (value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return "en";
        }

        return null;
    }
}
