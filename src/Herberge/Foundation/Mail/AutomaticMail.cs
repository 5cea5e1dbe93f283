using MimeKit;

namespace Herberge.Foundation.Mail;

/// <summary>Tells mails of machines from those somebody wrote: whoever answers a machine may never hear the end of it.</summary>
internal static class AutomaticMail
{
    /// <summary>Headers that tell.</summary>
    public static readonly string[] Telling = ["Auto-Submitted", "Precedence", "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe", "Return-Path"];

    /// <summary>Answers of machines (RFC 3834), bounces (RFC 3464) and what goes to many.</summary>
    public static bool Is(HeaderList? headers, ContentType? type, string from)
    {
        var submitted = headers?["Auto-Submitted"];
        if (submitted is not null && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)) return true;
        if (headers?["Precedence"] is { } precedence && precedence.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply") return true;
        if (headers?["Return-Path"]?.Trim() == "<>") return true;
        if (headers?.Any(h => h.Field.StartsWith("X-Auto", StringComparison.OrdinalIgnoreCase) || h.Field.StartsWith("List-", StringComparison.OrdinalIgnoreCase)) == true) return true;
        if (type?.IsMimeType("multipart", "report") == true) return true;
        return from.Split('@')[0].ToLowerInvariant() is "mailer-daemon" or "postmaster" or "noreply" or "no-reply" or "donotreply" or "";
    }
}
