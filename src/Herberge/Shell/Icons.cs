using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Herberge.Shell;

/// <summary>
/// Icons of the one sprite (<c>Client/icons.txt</c> lists them). In lists write <c>@Icons.Of("bell")</c>, which is one
/// frame of markup; elsewhere the component <c>Icon</c> reads better. Icons are decoration: words stand beside them.
/// </summary>
internal static class Icons
{
    private static readonly ConcurrentDictionary<(string Name, bool Small), MarkupString> Kept = [];
    private static readonly ConcurrentDictionary<string, MarkupString> LeanMarkup = [];
    private static string _sheet = "/dist/icons.svg";

    /// <summary>Those marked “lean” in the list.</summary>
    internal static FrozenSet<string> LeanIcons { get; } = FrozenSet.Create(
        "dots", "corner-up-left", "paperclip", "thumb-up", "heart-handshake", "eye-check", "bulb", "quote", "circle-check", "pin",
        "bold", "italic", "link", "blockquote", "list", "list-numbers", "code", "at", "heart", "mood-smile");

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

    /// <summary>
    /// The icon in thirty bytes, for what a page repeats a hundred times. Only icons marked “lean” in the list have this
    /// form; others come as <see cref="Of(string)"/>.
    /// </summary>
    public static MarkupString Lean(string name) => LeanIcons.Contains(name)
        ? LeanMarkup.GetOrAdd(name, static key => new MarkupString($"<i class=\"icon i-{key}\"></i>"))
        : Of(name);

    public static MarkupString Small(string name) => Of(name, small: true);

    private static MarkupString Of(string name, bool small) => Kept.GetOrAdd((name, small), static key => new MarkupString(
        $"<svg class=\"icon{(key.Small ? " s" : "")}\" aria-hidden=\"true\"><use href=\"{_sheet}#{key.Name}\"/></svg>"));
}
