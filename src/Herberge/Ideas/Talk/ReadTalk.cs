using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Talk;

/// <summary>An answer in the talk about an idea, as it begins.</summary>
public sealed record TalkLine(int Number, string Author, int? Hue, bool IsGuest, string Text, DateTimeOffset At);

/// <summary>The latest answers in the talk about an idea, oldest first, for somebody who may read it.</summary>
internal sealed class ReadTalk(HouseDb db, MarkdownRenderer markdown)
{
    private const int Shown = 3;
    private const int Longest = 140;

    public async Task<IReadOnlyList<TalkLine>> HandleAsync(Guid threadId, CancellationToken ct)
    {
        var posts = await (
            from p in db.Set<Post>().AsNoTracking()
            where p.ThreadId == threadId && p.Number > 1 && p.DeletedAt == null
            join m in db.Set<Member>() on p.AuthorId equals m.Id
            orderby p.Number descending
            select new { p.Number, m.Name, Hue = m.Unit == null ? null : (int?)m.Unit.Hue, Guest = m.PartnerId != null, p.Body, p.CreatedAt }).Take(Shown).ToListAsync(ct);
        return [.. posts.Select(p => new TalkLine(p.Number, p.Name, p.Hue, p.Guest, Begin(markdown.Render(p.Body).Text), p.CreatedAt)).Reverse()];
    }

    private static string Begin(string text)
    {
        var line = IdeaText.Line(text);
        if (line.Length <= Longest) return line;
        var space = line.LastIndexOf(' ', Longest - 1);
        return $"{line[..(space > 0 ? space : Longest - 1)]}…";
    }
}
