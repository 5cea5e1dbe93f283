using System.Text.RegularExpressions;

namespace Herberge.Spaces.Imports.Conversations;

/// <summary>Addresses in a Markdown text.</summary>
internal static partial class ForeignLinks
{
    public static IEnumerable<string> In(string markdown) => Address().Matches(markdown).Select(match => Bare(match.Value));

    /// <param name="markdown">The text.</param>
    /// <param name="instead">The address to stand there; null to leave it.</param>
    public static string Rewrite(string markdown, Func<string, string?> instead) => Address().Replace(markdown, match =>
        instead(Bare(match.Value)) is { } other ? other + match.Value[Bare(match.Value).Length..] : match.Value);

    /// <summary>Without what ends the sentence.</summary>
    private static string Bare(string address) => address.TrimEnd('.', ',', ';', ':', '!', '?', '*', '_');

    [GeneratedRegex("""(https?://|/t/)[^\s<>()\[\]"']+""", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
