using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Web;
using Herberge.Shell.Parts;
using Microsoft.AspNetCore.WebUtilities;

namespace Herberge.Shell;

/// <summary>
/// What has just been done, said once on the page that follows a form (POST, redirect, GET). Kept in a cookie of the
/// browser that did it; shown as text only, so that a forged one can't do more than talk.
/// </summary>
internal static class Flash
{
    private const string Cookie = "flash";

    public static void Say(HttpContext context, string text, string? undoTo = null)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new FlashMessage(text, undoTo), FlashJson.Default.FlashMessage);
        context.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(json), new CookieOptions
        {
            MaxAge = TimeSpan.FromMinutes(2),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
    }

    /// <summary>The message for this page, and the last time it is told.</summary>
    public static IReadOnlyList<FlashMessage> Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 4000 } kept) return [];
        if (!context.Response.HasStarted) context.Response.Cookies.Delete(Cookie);
        try
        {
            var message = JsonSerializer.Deserialize(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(kept)), FlashJson.Default.FlashMessage);
            if (message is null || string.IsNullOrWhiteSpace(message.Text)) return [];
            return [message.UndoTo is null || LocalAddress.OrHome(message.UndoTo) == message.UndoTo ? message : message with { UndoTo = null }];
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            return [];
        }
    }
}

[JsonSerializable(typeof(FlashMessage))]
internal sealed partial class FlashJson : JsonSerializerContext;
