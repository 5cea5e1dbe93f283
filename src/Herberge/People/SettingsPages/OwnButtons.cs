using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.People.Accounts;
using Herberge.People.Leaving;
using Herberge.Shell;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;

namespace Herberge.People.SettingsPages;

/// <summary>The buttons of a member's own settings, and the download of what the house keeps about them.</summary>
internal static class OwnButtons
{
    public static void MapOwnButtons(this IEndpointRouteBuilder app)
    {
        app.MapPost("/me/sign-out-everywhere", async (SignOutEverywhere use, Viewer viewer, HttpContext http, IStringLocalizer<SettingsWords> words, CancellationToken ct) =>
            Back(await use.HandleAsync(viewer, ct), http, words["said-signed-out"], "/me/settings/sign-in"));
        app.MapPost("/me/tokens/{id:guid}/revoke", async (Guid id, RevokeToken use, Viewer viewer, HttpContext http, IStringLocalizer<SettingsWords> words, CancellationToken ct) =>
            Back(await use.HandleAsync(id, viewer, ct), http, words["said-revoked"], "/me/settings/tokens"));
        app.MapPost("/me/photo/remove", async (SetPhoto use, Viewer viewer, HttpContext http, IStringLocalizer<SettingsWords> words, CancellationToken ct) =>
            Back(await use.HandleAsync(null, "", viewer, ct), http, words["said-photo-removed"], "/me/profile"));
        app.MapGet("/me/data", DownloadAsync);
    }

    private static async Task DownloadAsync(HttpContext http, TellMyData tell, Viewer viewer, CancellationToken ct)
    {
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"herberge.zip\"";
        http.Response.Headers.CacheControl = "no-store";
        // A zip's directory is written without waiting; the body buffers it.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        await tell.HandleAsync(http.Response.Body, viewer, ct);
    }

    private static IResult Back(Result<Done> result, HttpContext http, string sentence, string to)
    {
        if (!result.Succeeded) return TypedResults.NotFound();
        Flash.Say(http, sentence);
        return TypedResults.LocalRedirect(to);
    }
}
