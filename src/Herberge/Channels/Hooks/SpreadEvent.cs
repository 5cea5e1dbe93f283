using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Ideas;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Hooks;

/// <summary>What is sent: <c>type</c>, <c>timestamp</c> and <c>data</c>, as the Standard Webhooks say.</summary>
internal sealed record HookPayload(string Type, DateTimeOffset Timestamp, HookData Data);

/// <param name="Space">Address of the space within the house; null where it belongs to none.</param>
internal sealed record HookData(Guid? Id, string? Title, string Url, string? Space, string? Kind);

/// <summary>
/// After the commit: makes a delivery of an event for each hook that wants it. Told is only what every colleague may read; what was hidden,
/// deleted or held back by then is told to nobody.
/// </summary>
internal sealed class SpreadEvent(IServiceScopeFactory scopes, TimeProvider clock) : IOutboxCarrier
{
    public const string OutboxKind = "hook-event";

    /// <summary>Whoever is in no space and holds no role.</summary>
    private static readonly Viewer Anybody = new(Guid.AllBitsSet, IsGuest: false, HouseRoles.None, "de");

    public string Kind => OutboxKind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        var told = JsonSerializer.Deserialize(message.Payload, HooksJson.Default.HookEvent)!;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            var (db, address) = (services.GetRequiredService<HouseDb>(), services.GetRequiredService<HouseAddress>().Value);
            if (await DataAsync(db, told, address, ct) is { } data)
            {
                var payload = JsonSerializer.Serialize(new HookPayload(told.Type, told.At, data), HooksJson.Default.HookPayload);
                var now = clock.GetUtcNow();
                await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
                var known = await db.HookDeliveries.Where(d => d.EventId == told.EventId).Select(d => d.HookId).ToListAsync(ct);
                foreach (var hook in (await db.Hooks.AsNoTracking().Where(h => h.PausedAt == null).ToListAsync(ct)).Where(h => h.Hears(told.Type) && !known.Contains(h.Id)))
                    db.HookDeliveries.Add(new HookDelivery(Guid.CreateVersion7(now), hook.Id, told.EventId, told.Type, payload, now));
                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
            }
        }

        await using var sending = scopes.CreateAsyncScope();
        await sending.ServiceProvider.GetRequiredService<DeliverHooks>().HandleAsync(ct);
    }

    private static async Task<HookData?> DataAsync(HouseDb db, HookEvent told, string house, CancellationToken ct)
    {
        var (id, gatherings, spaces, posts) = (told.Subject, db.VisibleGatheringsTo(Anybody), db.Set<Space>(), db.Set<Post>());
        return told.Type switch
        {
            "thread.started" => await db.VisibleThreadsTo(Anybody).Where(t => t.Id == id).Select(t => new HookData(t.Id, t.Title, $"{house}/threads/{t.Id}", t.Space!.Slug, t.Kind.ToString())).FirstOrDefaultAsync(ct),
            "post.added" => await db.VisibleThreadsTo(Anybody).Join(posts.Where(p => p.Id == id && p.DeletedAt == null), t => t.Id, p => p.ThreadId, (t, p) => new HookData(p.Id, t.Title, $"{house}/threads/{t.Id}/posts/{p.Id}", t.Space!.Slug, null)).FirstOrDefaultAsync(ct),
            "idea.submitted" => await db.VisibleIdeasTo(Anybody).Where(i => i.Id == id).Select(i => new HookData(i.Id, i.Thread!.Title, $"{house}/ideas/{i.Id}", i.Thread.Space!.Slug, null)).FirstOrDefaultAsync(ct),
            "gathering.announced" => await gatherings.Where(g => g.Id == id).Select(g => new HookData(g.Id, g.Title, $"{house}/gatherings/{g.Id}", spaces.Where(s => s.Id == g.SpaceId).Select(s => s.Slug).FirstOrDefault(), null)).FirstOrDefaultAsync(ct),
            _ => null,
        };
    }
}
