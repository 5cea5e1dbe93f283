using Microsoft.Extensions.Localization;

namespace Herberge.Channels.ChannelsPages;

internal static class Wording
{
    /// <summary>“1 Antwort”, “12 Antworten”.</summary>
    public static string Replies(this IStringLocalizer<ChannelsWords> words, int count, string number) => count == 1 ? words["reply-one"] : words["replies", number];
}
