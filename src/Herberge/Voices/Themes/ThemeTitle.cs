using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Themes;

internal static class ThemeTitle
{
    /// <summary>What to call a theme, even one that nothing tells from others.</summary>
    public static string Of(string title, IStringLocalizer<ThemesWords> words) => title.Length > 0 ? title : words["unnamed"];
}
