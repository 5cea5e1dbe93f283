using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Suggestions;

/// <summary>
/// Keeps what was learned of the team's coding between requests. A new decision is added to it; after anything else (codes
/// merged, decisions taken back) it is learned anew beside it; after an erasure nothing of it is left. Another node forgets
/// what was erased here within the hour.
/// </summary>
internal sealed partial class CodeMemory(IServiceScopeFactory scopes, VoicesEdition edition, TimeProvider clock, ILogger<CodeMemory> log) : IDisposable
{
    /// <summary>The latest decisions say best how the team codes now.</summary>
    private const int MostExamples = 6_000;
    private const int MostUncoded = 3_000;
    private static readonly TimeSpan Checked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _swap = new();
    private volatile Kept? _kept;
    private Task _learning = Task.CompletedTask;
    private int _forgotten;

    private sealed record Kept(LearnedCodes Learned, long Edition, Version Version, DateTimeOffset LearnedAt, DateTimeOffset CheckedAt);

    /// <param name="Marks">Decisions there are.</param>
    /// <param name="LastMark">The newest of them: ids sort by time.</param>
    /// <param name="Changes">Merges and splits of the codebook, which move decisions from code to code, and those taken back.</param>
    private sealed record Version(int Marks, Guid? LastMark, int Rejections, DateTimeOffset? LastRejection, (int Made, int Undone) Changes);

    /// <summary>What is known now; null while it is learned for the first time or anew after an erasure.</summary>
    public async Task<LearnedCodes?> ReadAsync(HouseDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_kept is { } kept)
        {
            if (kept.Edition == edition.Value && now - kept.CheckedAt < Checked) return kept.Learned;
            if (now - kept.LearnedAt < Longest && !kept.Learned.IsStale && await CatchUpAsync(db, ct)) return _kept?.Learned;
        }

        LearnInBackground();
        return _kept?.Learned;
    }

    /// <summary>Until what is being learned in the background is there.</summary>
    public Task ReadyAsync(CancellationToken ct) => _learning.WaitAsync(ct);

    /// <summary>After the commit of an erasure: what was learned of those words goes with them.</summary>
    public void Forget()
    {
        lock (_swap)
        {
            _forgotten++;
            _kept = null;
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <returns>False when more happened than new decisions.</returns>
    private async Task<bool> CatchUpAsync(HouseDb db, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_kept is not { } kept) return false;
            var (seen, version) = (edition.Value, await VersionAsync(db, ct));
            if (version.Changes != kept.Version.Changes || version.Marks - kept.Version.Marks > LearnedCodes.FreshFor) return false;
            if (version != kept.Version)
            {
                var marks = kept.Version.LastMark is { } last ? Marks(db).Where(m => m.Id.CompareTo(last) > 0) : Marks(db);
                var added = await marks.OrderBy(m => m.Id).Join(db.Observations, m => m.ObservationId, o => o.Id, (m, o) => new { m.Id, m.CodeId, o.Quote }).ToListAsync(ct);
                var since = kept.Version.LastRejection ?? DateTimeOffset.MinValue;
                var rejected = await db.SuggestionRejections.AsNoTracking().Where(r => r.At > since).Join(db.Observations, r => r.ObservationId, o => o.Id, (r, o) => new { r.CodeId, o.Quote }).ToListAsync(ct);
                if (kept.Version.Marks + added.Count != version.Marks || kept.Version.Rejections + rejected.Count != version.Rejections) return false;
                foreach (var decision in added) kept.Learned.Learn(new Decision(decision.Id, decision.CodeId, ThemeTexts.Of(decision.Quote)));
                foreach (var decision in rejected) kept.Learned.Learn(new Decision(null, decision.CodeId, ThemeTexts.Of(decision.Quote)));
            }

            return Swap(_forgotten, kept with { Edition = seen, Version = version, CheckedAt = clock.GetUtcNow() }, instead: kept);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void LearnInBackground()
    {
        lock (_swap)
            if (_learning.IsCompleted) _learning = Task.Run(LearnAsync);
    }

    private async Task LearnAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
            for (var done = false; !done;)
            {
                var (forgotten, seen) = (_forgotten, edition.Value);
                var version = await VersionAsync(db, CancellationToken.None);
                var given = await Marks(db).OrderByDescending(m => m.Id).Take(MostExamples)
                    .Join(db.Observations, m => m.ObservationId, o => o.Id, (m, o) => new { m.Id, m.CodeId, o.Quote }).OrderBy(m => m.Id).ToListAsync();
                var rejected = await db.SuggestionRejections.AsNoTracking().OrderByDescending(r => r.At).Take(MostExamples)
                    .Join(db.Observations, r => r.ObservationId, o => o.Id, (r, o) => new { r.CodeId, o.Quote }).ToListAsync();
                var uncoded = await db.Observations.AsNoTracking().Where(o => o.State == ObservationState.Open).OrderByDescending(o => o.SaidAt).Take(MostUncoded).Select(o => o.Quote).ToListAsync();
                var learned = LearnedCodes.Of(
                    [.. given.Select(m => new Decision(m.Id, m.CodeId, ThemeTexts.Of(m.Quote)))], [.. rejected.Select(r => new Decision(null, r.CodeId, ThemeTexts.Of(r.Quote)))],
                    [.. uncoded.Select(ThemeTexts.Of)], CancellationToken.None);
                var now = clock.GetUtcNow();
                done = Swap(forgotten, new Kept(learned, seen, version, now, now), instead: null);
            }
        }
        catch (Exception error)
        {
            // Nobody awaits this work: without it nothing is suggested.
            LogBroke(log, error);
        }
    }

    /// <returns>False when something was erased meanwhile.</returns>
    private bool Swap(int forgotten, Kept next, Kept? instead)
    {
        lock (_swap)
        {
            if (forgotten != _forgotten || (instead is not null && _kept != instead)) return false;
            _kept = next;
            return true;
        }
    }

    private static IQueryable<CodeMark> Marks(HouseDb db) => db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null);

    private static async Task<Version> VersionAsync(HouseDb db, CancellationToken ct)
    {
        var marks = await Marks(db).CountAsync(ct);
        var last = await db.CodeMarks.AsNoTracking().OrderByDescending(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        var rejections = await db.SuggestionRejections.AsNoTracking().CountAsync(ct);
        var latest = rejections == 0 ? null : await db.SuggestionRejections.AsNoTracking().MaxAsync(r => (DateTimeOffset?)r.At, ct);
        var moved = db.CodeChanges.AsNoTracking().Where(c => c.Kind == CodeChangeKind.Merged || c.Kind == CodeChangeKind.Split);
        var changes = await moved.GroupBy(c => 1).Select(g => new { Made = g.Count(), Undone = g.Count(c => c.UndoneAt != null) }).FirstOrDefaultAsync(ct);
        return new Version(marks, last, rejections, latest, (changes?.Made ?? 0, changes?.Undone ?? 0));
    }

    [LoggerMessage(1, LogLevel.Error, "Learning the team's codes broke")]
    private static partial void LogBroke(ILogger log, Exception error);
}
