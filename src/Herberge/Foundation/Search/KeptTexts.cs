using Herberge.Texts.Hints;

namespace Herberge.Foundation.Search;

/// <summary>Texts something similar is looked for in, and whose they are.</summary>
internal sealed record KnownTexts(SimilarTexts Texts, IReadOnlyList<Guid> Ids);

/// <summary>
/// Keeps texts, as features of their words, between requests; they are learned anew when their version is another, or after a while for what
/// no version tells of. Whoever asks filters what it finds by what they may read.
/// </summary>
internal abstract class KeptTexts<TVersion>(TimeProvider clock) : IDisposable
    where TVersion : struct, IEquatable<TVersion>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Kept? _kept;

    public void Dispose() => _turn.Dispose();

    /// <param name="version">What they are at this moment.</param>
    /// <param name="read">Reads all of them.</param>
    /// <param name="ct">Stops the work.</param>
    protected async Task<KnownTexts> ReadAsync(TVersion version, Func<Task<List<(Guid Id, string Text)>>> read, CancellationToken ct)
    {
        if (Fresh(version) is { } known) return known;
        await _turn.WaitAsync(ct);
        try
        {
            if (Fresh(version) is { } meanwhile) return meanwhile;
            var (rows, texts) = (await read(), new SimilarTexts());
            foreach (var row in rows) texts.Add(row.Text);
            _kept = new Kept(new KnownTexts(texts, rows.ConvertAll(row => row.Id)), version, clock.GetUtcNow());
            return _kept.Known;
        }
        finally
        {
            _turn.Release();
        }
    }

    private KnownTexts? Fresh(TVersion version) => _kept is { } kept && kept.Version.Equals(version) && clock.GetUtcNow() - kept.At < Longest ? kept.Known : null;

    private sealed record Kept(KnownTexts Known, TVersion Version, DateTimeOffset At);
}
