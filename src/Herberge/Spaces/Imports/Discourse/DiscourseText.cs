using System.Text;
using System.Text.RegularExpressions;

namespace Herberge.Spaces.Imports.Discourse;

/// <summary>Discourse's own signs in a Markdown text, as Markdown: quotes, uploads, folded and hidden text, polls. Code stays as it is.</summary>
internal static partial class DiscourseText
{
    public static string Plain(string raw)
    {
        var (result, depth, isCode) = (new StringBuilder(raw.Length + 32), 0, false);
        foreach (var line in raw.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            else if (!isCode && (line.Contains('[', StringComparison.Ordinal) || line.Contains("upload:", StringComparison.Ordinal)))
            {
                Signs(Upload().Replace(line, file => $"📎 {file.Groups[1].Value.Split('|')[0]}"), result, ref depth);
                continue;
            }

            Put(line, result, depth);
        }

        return result.ToString().Trim();
    }

    private static void Signs(string line, StringBuilder result, ref int depth)
    {
        var at = 0;
        var put = false;
        foreach (Match sign in Sign().Matches(line))
        {
            if (line[at..sign.Index] is { Length: > 0 } before) Put(before, result, depth);
            at = sign.Index + sign.Length;
            put = true;
            var (closes, name, rest) = (sign.Groups[1].Length > 0, sign.Groups[2].Value.ToLowerInvariant(), sign.Groups[3].Value.TrimStart('=').Trim('"'));
            switch (name)
            {
                case "quote" when closes:
                    depth = Math.Max(0, depth - 1);
                    result.Append('\n');
                    break;
                case "quote":
                    if (result.Length > 0 && depth == 0) result.Append('\n');
                    depth++;
                    if (rest.Split(',')[0].Trim() is { Length: > 0 } person) Put($"@{person}:", result, depth);
                    break;
                case "details" when !closes && rest.Length > 0:
                    Put($"**{rest}**", result, depth);
                    break;
            }
        }

        if (line[at..] is { Length: > 0 } after || !put) Put(line[at..], result, depth);
    }

    private static void Put(string line, StringBuilder result, int depth)
    {
        for (var n = 0; n < depth; n++) result.Append("> ");
        result.Append(line).Append('\n');
    }

    [GeneratedRegex(@"\[(/?)(quote|details|poll|spoiler|wrap)((?:[= ][^\]]*)?)\]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Sign();

    /// <summary><c>![Bild|690x388](upload://4Fx.png)</c> and <c>[Plan.pdf|attachment](upload://7a.pdf) (1.2 MB)</c></summary>
    [GeneratedRegex(@"!?\[([^\]\[]*)\]\(upload://[^)\s]*\)(?: \([0-9.,]+ [KMG]?B\))?", RegexOptions.NonBacktracking)]
    private static partial Regex Upload();
}
