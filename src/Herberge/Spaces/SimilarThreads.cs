using System.Collections.Concurrent;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

public sealed record SimilarThread(Guid Id, string Title, int ReplyCount, bool Answered);

/// <summary>
/// Other threads of the same space whose titles share the rarer words of this one. Reads the space's titles once in a
/// while and compares in memory: a few hundred short lines.
/// </summary>
internal sealed class SimilarThreads(HouseDb db, IMemoryCache cache)
{
    private const int Shown = 3;
    private const int Compared = 1500;
    private const int ShortestWord = 4;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    /// <summary>For viewers who may read the space.</summary>
    public async Task<IReadOnlyList<SimilarThread>> HandleAsync(Guid threadId, Guid spaceId, string title, CancellationToken ct)
    {
        var titles = await TitlesAsync(spaceId, ct);
        return titles.Found.GetOrAdd((threadId, title), _ => Near(titles, threadId, Words(title)));
    }

    private static IReadOnlyList<SimilarThread> Near(Titles titles, Guid threadId, HashSet<string> words) =>
        [.. titles.Lines.Where(t => t.Thread.Id != threadId)
            .Select(t => (t.Thread, Score: t.Words.Where(words.Contains).Sum(w => 1.0 / titles.Frequency[w])))
            .Where(t => t.Score > 0).OrderByDescending(t => t.Score).Take(Shown).Select(t => t.Thread)];

    private async Task<Titles> TitlesAsync(Guid spaceId, CancellationToken ct)
    {
        var key = (typeof(Titles), spaceId);
        if (cache.TryGetValue(key, out Titles? known)) return known!;
        var threads = await db.Threads.AsNoTracking().Where(t => t.SpaceId == spaceId && t.DeletedAt == null)
            .OrderByDescending(t => t.LastPostAt).Take(Compared)
            .Select(t => new SimilarThread(t.Id, t.Title, t.ReplyCount, t.AcceptedPostId != null)).ToListAsync(ct);
        var lines = threads.Select(t => new Line(t, Words(t.Title))).ToList();
        var titles = new Titles(lines, lines.SelectMany(l => l.Words).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count()), []);
        cache.Set(key, titles, Remembered);
        return titles;
    }

    private static HashSet<string> Words(string title) =>
        [.. WordForms.Fold(title).Split([' ', ',', '.', ':', ';', '?', '!', '/', '(', ')', '"', '„', '“', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length >= ShortestWord)];

    private sealed record Line(SimilarThread Thread, HashSet<string> Words);

    private sealed record Titles(
        IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, int> Frequency, ConcurrentDictionary<(Guid, string), IReadOnlyList<SimilarThread>> Found);
}
