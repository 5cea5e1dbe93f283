using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Hooks;

/// <param name="Secret">To be shown once; nobody can read it again.</param>
public sealed record HookOpened(Guid Id, string Secret);

/// <summary>Opens a door for one other program, renews its secret, or takes it away.</summary>
internal sealed class ChangeHook(HouseDb db, WriteTransactions writes, HookSecret secrets, House house, TimeProvider clock)
{
    public async Task<Result<HookOpened>> OpenAsync(string? mapping, SourceInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        List<Problem> problems = [.. SourceRules.Wrong(input, scheduled: false)];
        if (IsWrong(mapping)) problems.Add(Problem.Invalid("Mapping", "voices-hook-mapping"));
        if (problems.Count > 0) return Result<HookOpened>.From(problems);
        var now = clock.GetUtcNow();
        var source = SourceRules.Make(SourceKind.Webhook, input, house.Language, now);
        var secret = HookSecret.New();
        (source.LockedSecret, source.BodyMapping) = (secrets.Lock(secret), OrNull(mapping));
        await using var write = await writes.BeginAsync(db, ct);
        if (await SourceRules.TooManyAsync(db, ct) is { } many) return many;
        if (await db.VoiceSources.AnyAsync(s => s.Kind == SourceKind.Webhook && s.Name == source.Name, ct)) return Problem.Invalid("Name", "voices-source-taken");
        db.VoiceSources.Add(source);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.hook-opened", source.Name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new HookOpened(source.Id, secret);
    }

    /// <summary>The secret before stops at once.</summary>
    public Task<Result<HookOpened>> RenewAsync(Guid id, Viewer viewer, CancellationToken ct) => ChangeAsync(id, "voices.hook-renewed", viewer, source =>
    {
        var secret = HookSecret.New();
        source.LockedSecret = secrets.Lock(secret);
        return new HookOpened(id, secret);
    }, ct);

    public Task<Result<HookOpened>> RevokeAsync(Guid id, Viewer viewer, CancellationToken ct) => ChangeAsync(id, "voices.hook-revoked", viewer, source =>
    {
        source.LockedSecret = null;
        return new HookOpened(id, "");
    }, ct);

    public Task<Result<HookOpened>> MapAsync(Guid id, string? mapping, Viewer viewer, CancellationToken ct) => IsWrong(mapping)
        ? Task.FromResult<Result<HookOpened>>(Problem.Invalid("Mapping", "voices-hook-mapping"))
        : ChangeAsync(id, "voices.source-edited", viewer, source =>
        {
            source.BodyMapping = OrNull(mapping);
            return new HookOpened(id, "");
        }, ct);

    private async Task<Result<HookOpened>> ChangeAsync(Guid id, string action, Viewer viewer, Func<Source, HookOpened> change, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VoiceSources.AsTracking().SingleOrDefaultAsync(s => s.Id == id && s.Kind == SourceKind.Webhook, ct) is not { } source) return Problem.NotFound();
        if (source.EndedAt is not null) return Problem.Conflict("voices-source-ended");
        var changed = change(source);
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, source.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return changed;
    }

    private static bool IsWrong(string? mapping) => mapping?.Length > Source.LongestMapping || BodyMapping.Parse(mapping) is null;

    private static string? OrNull(string? mapping) => string.IsNullOrWhiteSpace(mapping) ? null : mapping.Trim();
}
