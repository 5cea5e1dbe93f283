using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Herberge.Shell;

/// <summary>
/// The icons of <c>Client/icons.txt</c>. In lists write <c>@Icons.Of("bell")</c>, which is one frame of markup; elsewhere the
/// component <c>Icon</c> reads better. Those marked “lean” come as a mask in thirty bytes, because a page repeats them a
/// hundred times, the others from the sprite. Icons are decoration: words stand beside them.
/// </summary>
internal static class Icons
{
    private static readonly ConcurrentDictionary<(string Name, bool Small), MarkupString> Kept = [];
    private static string _sheet = "/dist/icons.svg";

    /// <summary>Those marked “lean” in the list.</summary>
    internal static FrozenSet<string> LeanIcons { get; } = FrozenSet.Create(
        "alert-triangle", "archive", "arrow-down-right", "arrow-right", "arrows-move", "at", "bell", "bell-check", "bell-off", "bell-ringing",
        "blockquote", "bold", "book", "bookmark", "building-bridge-2", "bulb", "calendar-event", "calendar-plus", "chevron-down",
        "circle-check", "clock", "cloud-off", "code", "coffee", "corner-up-left", "door", "door-enter", "dots", "eye-check",
        "gavel", "git-merge", "heart", "heart-handshake", "help-circle", "home", "italic", "keyboard", "language", "link", "list",
        "list-numbers", "lock", "logout", "menu-2", "messages", "microphone", "mood-smile", "paperclip", "pin", "plus", "quote",
        "refresh", "search", "send", "settings", "share", "sitemap", "speakerphone", "thumb-up", "trash", "user", "users",
        "world", "x");

    /// <summary>The sprite's address with its content hash, known once the static assets are mapped.</summary>
    public static string Sheet
    {
        get => _sheet;
        set
        {
            if (_sheet == value) return;
            _sheet = value;
            Kept.Clear();
        }
    }

    public static MarkupString Of(string name) => Of(name, small: false);

    public static MarkupString Small(string name) => Of(name, small: true);

    private static MarkupString Of(string name, bool small) => Kept.GetOrAdd((name, small), static key =>
    {
        var kind = key.Small ? "icon s" : "icon";
        return new MarkupString(LeanIcons.Contains(key.Name)
            ? $"<i class=\"{kind} i-{key.Name}\"></i>"
            : $"<svg class=\"{kind}\" aria-hidden=\"true\"><use href=\"{_sheet}#{key.Name}\"/></svg>");
    });
}
