using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>German or English: kept with the member, and in a cookie for the pages before signing in.</summary>
internal static class ChooseLanguage
{
    public static async Task<IResult> HandleAsync(
        string to, string? returnUrl, HttpContext context, Viewer viewer, HouseDb db, IViewerSource viewers, CancellationToken ct)
    {
        var language = to == "en" ? "en" : "de";
        if (viewer.IsSignedIn)
        {
            await db.Members.Where(m => m.Id == viewer.MemberId)
                .ExecuteUpdateAsync(member => member.SetProperty(m => m.InterfaceLanguage, language), ct);
            viewers.Forget(viewer.MemberId);
        }

        context.Response.Cookies.Append(LanguageCookie.Name, language, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        var back = returnUrl ?? (context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(ct))["returnUrl"].ToString() : null);
        return TypedResults.LocalRedirect(LocalAddress.OrHome(back));
    }
}
