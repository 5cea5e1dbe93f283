using Herberge.Foundation.Storage;
using Herberge.Texts.Hints;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Similar;

/// <summary>
/// What all ideas say, as features of their words, kept between requests; learned anew when an idea was added or went, or after a while
/// for what was edited. Whoever asks filters what it finds by what they may read.
/// </summary>
internal sealed class IdeaMemory(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Kept? _kept;

    public async Task<Kept> ReadAsync(HouseDb db, CancellationToken ct)
    {
        var ideas = db.Ideas.AsNoTracking().Where(i => i.MergedIntoId == null && i.Thread!.DeletedAt == null);
        var version = (await ideas.CountAsync(ct), await ideas.MaxAsync(i => (int?)i.Number, ct));
        if (IsFresh(version)) return _kept!;
        await _turn.WaitAsync(ct);
        try
        {
            if (IsFresh(version)) return _kept!;
            var rows = await ideas.OrderBy(i => i.Number).Select(i => new { i.Id, i.Thread!.Title, i.Lead }).ToListAsync(ct);
            var texts = new SimilarTexts();
            foreach (var row in rows) texts.Add($"{row.Title}\n{row.Lead}");
            return _kept = new Kept(texts, [.. rows.Select(row => row.Id)], version, clock.GetUtcNow());
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsFresh((int, int?) version) => _kept is { } kept && kept.Version == version && clock.GetUtcNow() - kept.At < Longest;

    internal sealed record Kept(SimilarTexts Texts, IReadOnlyList<Guid> Ids, (int, int?) Version, DateTimeOffset At);
}
