namespace Herberge.Spaces.Imports.Slack;

internal static class SlackMentions
{
    /// <summary>Slack's ids of everybody a raw message names: <c>&lt;@U02AB|name&gt;</c>.</summary>
    public static IEnumerable<string> In(string raw)
    {
        for (var at = raw.IndexOf("<@", StringComparison.Ordinal); at >= 0; at = raw.IndexOf("<@", at + 2, StringComparison.Ordinal))
        {
            var end = raw.IndexOf('>', at);
            if (end < 0) yield break;
            yield return raw[(at + 2)..end].Split('|')[0];
        }
    }
}
