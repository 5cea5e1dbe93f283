using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Inside;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <summary>Changes a source's name and schedule, lets it rest, goes on with it, or ends it for good. What it brought stays for its term.</summary>
internal sealed class SteerSource(HouseDb db, WriteTransactions writes, IEnumerable<ISourceEnd> ends, ObservedNow observed, House house, TimeProvider clock)
{
    public Task<Result<Done>> EditAsync(Guid id, SourceInput input, Viewer viewer, CancellationToken ct) => ChangeAsync(id, "voices.source-edited", viewer, (source, now) =>
    {
        List<Problem> problems = [.. SourceRules.Wrong(input, source.EveryMinutes is not null)];
        if (problems.Count > 0) return Result<Done>.From(problems);
        if (source.EveryMinutes is not null && source.EveryMinutes != input.Minutes) (source.EveryMinutes, source.DueAt) = (input.Minutes, now.AddMinutes(input.Minutes));
        SourceRules.Apply(source, input, house.Language);
        return default(Done);
    }, ct);

    public Task<Result<Done>> PauseAsync(Guid id, Viewer viewer, CancellationToken ct) => ChangeAsync(id, "voices.source-paused", viewer, (source, now) =>
    {
        source.PausedAt ??= now;
        return default(Done);
    }, ct);

    public Task<Result<Done>> ResumeAsync(Guid id, Viewer viewer, CancellationToken ct) => ChangeAsync(id, "voices.source-resumed", viewer, (source, now) =>
    {
        source.PausedAt = null;
        if (source.EveryMinutes is not null) source.DueAt = source.NotBefore > now ? source.NotBefore : now;
        return default(Done);
    }, ct);

    public Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct) => ChangeAsync(id, "voices.source-ended", viewer, (source, now) =>
    {
        (source.EndedAt, source.DueAt, source.LockedSecret) = (now, null, null);
        return default(Done);
    }, ct);

    private async Task<Result<Done>> ChangeAsync(Guid id, string action, Viewer viewer, Func<Source, DateTimeOffset, Result<Done>> change, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VoiceSources.AsTracking().SingleOrDefaultAsync(s => s.Id == id && s.Kind != SourceKind.FieldNotes, ct) is not { } source) return Problem.NotFound();
        if (source.EndedAt is not null) return Problem.Conflict("voices-source-ended");
        var changed = change(source, now);
        if (!changed.Succeeded) return changed;
        if (source.EndedAt is not null) foreach (var end in ends) await end.HandleAsync(source, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, source.Name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        observed.Forget();
        return default(Done);
    }
}

/// <summary>What a kind of source throws away when one ends, in the same transaction: passwords, for example.</summary>
internal interface ISourceEnd
{
    Task HandleAsync(Source source, CancellationToken ct);
}
