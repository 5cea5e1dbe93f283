using Herberge.Activation.Rounds;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.RoundPages;

/// <summary>How kinds and numbers of rounds are called and drawn.</summary>
internal static class RoundWords
{
    public static string Icon(this RoundKind kind) => kind switch
    {
        RoundKind.Lunch => "coffee",
        RoundKind.Buddies => "heart-handshake",
        _ => "users-group",
    };

    public static string SizeOf(this IStringLocalizer<ActivationWords> words, int size) => size == 2 ? words["size-two"] : words["size-many", size];

    /// <summary>“83 %”, “über 94 %”, “unter 6 %”; a dash where nothing may be told.</summary>
    public static string Share(this IStringLocalizer<ActivationWords> words, ShownShare? share, Herberge.Shell.Format format) => share switch
    {
        null => "–",
        { IsExact: true } exact => format.Percent(exact.From),
        { From: 0 } low => words["at-most", format.Percent(low.To)],
        { } high => words["at-least", format.Percent(high.From)],
    };
}
