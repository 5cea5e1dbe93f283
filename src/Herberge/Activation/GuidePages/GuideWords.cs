using Herberge.Activation.Guides;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.GuidePages;

/// <summary>How groups of ambassadors and guides are called and drawn.</summary>
internal static class GuideWords
{
    public static string Icon(this GuideKind kind) => kind switch
    {
        GuideKind.Ambassadors => "speakerphone",
        GuideKind.Guides => "heart-handshake",
        _ => "users",
    };

    /// <summary>“2 Stunden im Monat”.</summary>
    public static string Hours(this IStringLocalizer<ActivationWords> words, int hours) => hours == 1 ? words["guides-hour"] : words["guides-hours", hours];

    /// <summary>“am ersten Tag”, “in den ersten 7 Tagen”.</summary>
    public static string Within(this IStringLocalizer<ActivationWords> words, int days) => days <= 1 ? words["guides-within-one"] : words["guides-within", days];
}
