using Herberge.Foundation.Web;

namespace Herberge.Shell;

/// <summary>Light, dark or as the system: a choice of this browser, kept in a cookie so that the first byte is right.</summary>
internal static class Theme
{
    private const string Cookie = "theme";

    /// <summary><c>light</c>, <c>dark</c>, or null for the system's.</summary>
    public static string? Of(HttpContext? context) => context?.Request.Cookies[Cookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };

    /// <summary>The form behind the switch, for browsers without scripts.</summary>
    public static async Task<IResult> ChooseAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var chosen = form["theme"].ToString();
        context.Response.Cookies.Append(Cookie, chosen is "light" or "dark" ? chosen : "system", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return TypedResults.LocalRedirect(LocalAddress.OrHome(form["returnUrl"]));
    }
}
