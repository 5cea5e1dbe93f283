using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Hooks;

/// <param name="Waiting">Deliveries that are tried again.</param>
/// <param name="Dead">Deliveries given up.</param>
public sealed record HookCard(Guid Id, string Name, string Host, bool IsPaused, int Waiting, int Dead);

public sealed record HookDeliveryLine(Guid Id, Guid EventId, string Type, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int Attempts, int? Status, string? Fault, DateTimeOffset? DeliveredAt, DateTimeOffset? DeadAt);

/// <param name="Deliveries">The newest first.</param>
public sealed record HookView(Guid Id, string Name, string Address, IReadOnlyList<string> Events, DateTimeOffset? PausedAt, DateTimeOffset? EarlierUntil, IReadOnlyList<HookDeliveryLine> Deliveries, bool More);

/// <summary>The hooks of the house, and what went to one of them. For administrators; secrets are shown to nobody.</summary>
internal sealed class SeeHooks(HouseDb db)
{
    public const int AtOnce = 50;

    public async Task<IReadOnlyList<HookCard>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var (may, deliveries) = (viewer.IsAdministrator, db.HookDeliveries);
        var rows = await db.Hooks.AsNoTracking().Where(h => may).OrderBy(h => h.Name).ThenBy(h => h.Id)
            .Select(h => new { h.Id, h.Name, h.Address, h.PausedAt, Waiting = deliveries.Count(d => d.HookId == h.Id && d.DeliveredAt == null && d.DeadAt == null), Dead = deliveries.Count(d => d.HookId == h.Id && d.DeadAt != null) }).ToListAsync(ct);
        return rows.ConvertAll(h => new HookCard(h.Id, h.Name, new Uri(h.Address).Host, h.PausedAt is not null, h.Waiting, h.Dead));
    }

    /// <param name="before">Continues below this delivery.</param>
    public async Task<HookView?> FindAsync(Guid id, Guid? before, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator || await db.Hooks.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, ct) is not { } hook) return null;
        var from = before is null ? null : await db.HookDeliveries.Where(d => d.Id == before).Select(d => (DateTimeOffset?)d.CreatedAt).FirstOrDefaultAsync(ct);
        var lines = await db.HookDeliveries.AsNoTracking().Where(d => d.HookId == id && (from == null || d.CreatedAt < from)).OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Take(AtOnce + 1)
            .Select(d => new HookDeliveryLine(d.Id, d.EventId, d.Type, d.CreatedAt, d.DueAt, d.Attempts, d.Status, d.Fault, d.DeliveredAt, d.DeadAt)).ToListAsync(ct);
        return new HookView(id, hook.Name, hook.Address, hook.Events.Split(' '), hook.PausedAt, hook.EarlierUntil, [.. lines.Take(AtOnce)], lines.Count > AtOnce);
    }
}
