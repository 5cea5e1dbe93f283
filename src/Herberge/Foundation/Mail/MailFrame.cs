using System.Globalization;

namespace Herberge.Foundation.Mail;

/// <summary>How every mail of the house looks as HTML. It loads nothing and tells nobody that it was opened.</summary>
internal static class MailFrame
{
    public const string Faint = "color:#5b6773;font-size:14px;";
    public const string Link = "color:#0b5c6b;";
    private const string Ink = "color:#1c2733;";

    /// <param name="language">Of what it says.</param>
    /// <param name="content">HTML, safe already.</param>
    /// <param name="foot">HTML of the small print, safe already.</param>
    public static string Wrap(string language, string content, string foot) => string.Create(CultureInfo.InvariantCulture,
        $"<!doctype html><html lang=\"{language}\"><body style=\"margin:0;background:#f6f4ef;\"><div style=\"max-width:36em;margin:0 auto;padding:24px;font:16px/1.5 sans-serif;{Ink}\">{content}<div style=\"border-top:1px solid #d9d4c8;margin-top:24px;padding-top:12px;{Faint}\">{foot}</div></div></body></html>");
}
