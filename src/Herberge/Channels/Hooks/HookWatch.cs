using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Herberge.Channels.Hooks;

/// <summary>Something happened of which hooks may be told; written in the transaction it happened in.</summary>
internal sealed record HookEvent(Guid EventId, string Type, Guid Subject, DateTimeOffset At);

/// <summary>
/// Sees what a transaction adds and puts it into the outbox, so that no use case has to think of hooks and nothing is told that was not
/// kept. While nobody wants to be told it does nothing; what an import brings is the past and told to nobody.
/// </summary>
internal sealed class HookWatch(HookBook book, OutboxBell bell, TimeProvider clock) : CommitWatch
{
    private static readonly TimeSpan Present = TimeSpan.FromHours(1);

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is HouseDb db) await NoteAsync(db, cancellationToken);
        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    /// <summary>What was put in here the outbox's own watch, asked before, didn't see.</summary>
    protected override bool Concerns(ChangeTracker changes) => changes.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added && e.Entity.Kind == SpreadEvent.OutboxKind);

    protected override void Committed() => bell.Ring();

    private async Task NoteAsync(HouseDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var events = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).Select(e => HookEvents.Of(e.Entity)).OfType<(string Type, Guid Id, DateTimeOffset At)>().Where(e => now - e.At < Present).ToList();
        if (events.Count == 0) return;
        var wanted = await book.WantedAsync(ct);
        foreach (var (type, id, at) in events.Where(e => wanted.Contains(e.Type)))
            db.Outbox.Add(new OutboxMessage(SpreadEvent.OutboxKind, JsonSerializer.Serialize(new HookEvent(Guid.CreateVersion7(now), type, id, at), HooksJson.Default.HookEvent), now));
    }
}

/// <summary>Of what any hook wants to be told, remembered for a moment, for every write asks.</summary>
internal sealed class HookBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);
    private volatile Page? _page;

    public async ValueTask<IReadOnlySet<string>> WantedAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_page is { } page && page.Until > now) return page.Wanted;
        await using var scope = scopes.CreateAsyncScope();
        var events = await scope.ServiceProvider.GetRequiredService<HouseDb>().Hooks.AsNoTracking().Where(h => h.PausedAt == null).Select(h => h.Events).ToListAsync(ct);
        var wanted = events.SelectMany(e => e.Split(' ')).ToHashSet(StringComparer.Ordinal);
        _page = new Page(wanted, now + Remembered);
        return wanted;
    }

    /// <summary>Somebody changed a hook.</summary>
    public void Forget() => _page = null;

    private sealed record Page(IReadOnlySet<string> Wanted, DateTimeOffset Until);
}

[JsonSerializable(typeof(HookEvent))]
[JsonSerializable(typeof(HookPayload))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HooksJson : JsonSerializerContext;
