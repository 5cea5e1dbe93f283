using System.Globalization;
using System.Text.RegularExpressions;
using Herberge.Channels.Accounts;

namespace Herberge.Channels.Posts;

/// <summary>
/// How long a text is to a channel. Mastodon counts what a person sees as one character once, every link as a fixed number, and of
/// somebody on another server only the name (docs.joinmastodon.org/user/posting, “Text”).
/// </summary>
internal static partial class PostLength
{
    public static int Of(string text, ChannelAccount account) => Of(text, account.LinkCharacters);

    /// <param name="text">The text.</param>
    /// <param name="link">What a link counts; 0 where everything counts what it is.</param>
    public static int Of(string text, int link)
    {
        text = text.ReplaceLineEndings("\n").Trim();
        if (link > 0) text = Mention().Replace(Link().Replace(text, new string('x', link)), "$1");
        return new StringInfo(text).LengthInTextElements;
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"(@[A-Za-z0-9_][A-Za-z0-9_.-]*)@[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
