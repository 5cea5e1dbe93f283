using System.Collections.Concurrent;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Importing;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <summary>
/// One run of one source: fetch, leave out what is known, write all of it with how far it came, or nothing. One that fails is
/// asked again later, and later still.
/// </summary>
internal sealed class RunSource(HouseDb db, WriteTransactions writes, IEnumerable<IFetchSource> kinds, BringIn bring, KnownVoices known, TimeProvider clock)
{
    private const int MostDoublings = 6;

    /// <summary>A server that asks for more peace than this is taken for mistaken.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Because somebody pressed the button.</summary>
    public async Task<Result<SourceRun>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await db.VoiceSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source) return Problem.NotFound();
        if (!kinds.Any(kind => kind.Kind == source.Kind)) return Problem.Conflict("voices-source-not-fetched");
        if (!source.IsListening) return Problem.Conflict("voices-source-rests");
        if (source.NotBefore > clock.GetUtcNow()) return Problem.Conflict("voices-source-patience");
        return await RunAsync(id, ct) is { } run ? run : Problem.Conflict("voices-source-rests");
    }

    /// <returns>Null when the source stopped meanwhile.</returns>
    public async Task<SourceRun?> RunAsync(Guid id, CancellationToken ct)
    {
        if (await db.VoiceSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source || kinds.FirstOrDefault(kind => kind.Kind == source.Kind) is not { } kind) return null;
        var gate = Hosts.GetOrAdd(kind.HostOf(source), _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct);
        try
        {
            // As it stands now: another run may have gone on while this one waited.
            source = await db.VoiceSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
            return source is not { IsListening: true } ? null : await WriteAsync(source, await kind.FetchAsync(source, ct), ct);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<SourceRun?> WriteAsync(Source fetched, Fetching fetching, CancellationToken ct)
    {
        // Before the write: the first author of a house makes its secret.
        var authors = (await bring.KeysAsync(fetching.Plan, ct)).Zip(fetching.Plan.Voices).ToDictionary(pair => pair.Second.ExternalKey, pair => pair.First, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        // Ended or paused while it was fetched: what came is thrown away.
        if (await db.VoiceSources.AsTracking().SingleOrDefaultAsync(s => s.Id == fetched.Id && s.EndedAt == null && s.PausedAt == null, ct) is not { } source) return null;
        var plan = await known.LeaveOutAsync(fetching.Plan, source.Id, ct);
        (source.LastRunAt, source.LastError, source.LastBrought) = (now, fetching.Fault, plan.Voices.Count);
        source.Failures = fetching.Fault is null ? 0 : source.Failures + 1;
        source.NotBefore = fetching.Wait is { } wait ? now + (wait < LongestWait ? wait : LongestWait) : null;
        var next = fetching.More ? now : now.AddMinutes((double)(source.EveryMinutes ?? SourceRules.UsualMinutes) * (1 << Math.Min(source.Failures, MostDoublings)));
        source.DueAt = source.NotBefore > next ? source.NotBefore : next;
        var run = new SourceRun(Guid.CreateVersion7(now), source.Id, now) { Brought = plan.Voices.Count, Known = plan.Known, LeftOut = fetching.LeftOut, Fault = fetching.Fault };
        db.SourceRuns.Add(run);
        await bring.HandleAsync(plan, [.. plan.Voices.Select(voice => authors[voice.ExternalKey])], source.Id, now, ct, keepTracked: fetching.Remember is not null);
        if (fetching.Remember is { } remember)
        {
            await remember(source, plan, ct);
            await db.SaveChangesAsync(ct);
        }

        await ForgetRunsAsync(source.Id, ct);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return run;
    }

    private async Task ForgetRunsAsync(Guid source, CancellationToken ct)
    {
        var old = await db.SourceRuns.Where(r => r.SourceId == source).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Skip(SourceRun.Kept).Select(r => r.Id).ToListAsync(ct);
        if (old.Count > 0) await db.SourceRuns.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(ct);
    }
}
