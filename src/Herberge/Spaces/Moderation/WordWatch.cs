using System.Text;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

/// <summary>
/// Tells moderators of words they asked to be told of. The post is written all the same: a word alone proves nothing, and
/// nothing is kept back without its author knowing.
/// </summary>
internal sealed class WordWatch(HouseDb db, MarkdownRenderer markdown, OpenCases cases, TimeProvider clock) : IPostListener
{
    public Task WrittenAsync(Post post, DiscussionThread thread, CancellationToken ct) =>
        LookAsync(post, post.Number == 1 ? thread.Title : "", ct);

    public Task RewrittenAsync(Post post, CancellationToken ct) => LookAsync(post, "", ct);

    /// <summary>Which of the words, one a line, stand in a text; a star at the end of one takes every ending.</summary>
    public static IReadOnlyList<string> In(string text, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return [];
        var said = Plain(text);
        return [.. words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(word => Plain(word.TrimEnd('*')) is { Length: > 1 } wanted && said.Contains(word.EndsWith('*') ? wanted.TrimEnd() : wanted, StringComparison.Ordinal))];
    }

    private async Task LookAsync(Post post, string title, CancellationToken ct)
    {
        var spaceId = post.SpaceId;
        var inSpace = await db.SpaceCares.AsNoTracking().Where(c => c.SpaceId == spaceId).Select(c => c.Words).FirstOrDefaultAsync(ct);
        var inHouse = await db.HouseRules.AsNoTracking().OrderByDescending(r => r.Version).Select(r => r.Words).FirstOrDefaultAsync(ct);
        var watched = $"{inSpace}\n{inHouse}";
        if (string.IsNullOrWhiteSpace(watched)) return;
        var found = In($"{title}\n{markdown.Render(post.Body).Text}", watched).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (found.Count == 0) return;
        var now = clock.GetUtcNow();
        var id = await cases.OfAsync(post, now, ct);
        var words = string.Join(", ", found);
        if (await db.Flags.AnyAsync(f => f.CaseId == id && f.ReporterId == null && f.Text == words, ct)) return;
        db.Flags.Add(new Flag(id, null, Reason.Word, words.Length > Flag.LongestText ? words[..Flag.LongestText] : words, now));
    }

    /// <summary>Words without case and umlauts, one space before and after each.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(" ");
        foreach (var c in WordForms.Fold(text))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (plain[^1] != ' ') plain.Append(' ');
        }

        if (plain[^1] != ' ') plain.Append(' ');
        return plain.ToString();
    }
}
