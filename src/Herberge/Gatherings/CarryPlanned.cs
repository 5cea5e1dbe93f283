using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>
/// Tells those who follow a space of a gathering planned there, a series once, and of those only who may take part: some hundred in one
/// transaction, which first takes the message's row, so that everybody gets one line whatever is killed. Mail and push follow each one's wishes.
/// </summary>
internal sealed class CarryPlanned(IServiceScopeFactory scopes, TimeProvider clock) : IOutboxCarrier
{
    public const string Sort = "gatherings.planned";
    private const int AtOnce = 250;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    public string Kind => Sort;

    /// <summary>Inside the transaction that plans it.</summary>
    public static OutboxMessage Of(Gathering gathering, DateTimeOffset now) => new(Sort, JsonSerializer.Serialize(new PlannedNote(gathering.Id), PlannedJson.Default.PlannedNote), now);

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var note = JsonSerializer.Deserialize(message.Payload, PlannedJson.Default.PlannedNote) ?? throw new FormatException("The payload names no gathering.");
        IReadOnlyCollection<Guid> told;
        do
        {
            // A scope of its own: the message is still tracked in that of the drain.
            await using var scope = scopes.CreateAsyncScope();
            told = await BatchAsync(scope.ServiceProvider, message.Id, note.GatheringId, ct);
            await scope.ServiceProvider.GetRequiredService<Bell>().RingAsync(told, ct);
        }
        while (told.Count == AtOnce);
    }

    private async Task<IReadOnlyCollection<Guid>> BatchAsync(IServiceProvider services, Guid messageId, Guid gatheringId, CancellationToken ct)
    {
        var (db, now) = (services.GetRequiredService<HouseDb>(), clock.GetUtcNow());
        var until = now + Claim;
        await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        if (await db.Outbox.Where(m => m.Id == messageId && m.DeliveredAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, until), ct) == 0) return [];
        // What is over or called off by now is no news.
        if (await db.Gatherings.AsNoTracking().FirstOrDefaultAsync(g => g.Id == gatheringId && g.CancelledAt == null && g.EndsAt > now, ct) is not { } gathering) return [];
        var (spaceId, by) = (gathering.SpaceId, gathering.CreatedBy);
        var followers = db.Set<SpaceMember>().Where(m => m.SpaceId == spaceId);
        var lines = db.Set<Notification>().Where(n => n.SubjectId == gatheringId && (n.Kind == NotificationKind.GatheringPlanned || n.Kind == NotificationKind.GatheringHosted));
        var told = await db.InvitedTo(gathering, now).Where(m => m.Id != by && followers.Any(f => f.MemberId == m.Id) && !lines.Any(n => n.MemberId == m.Id))
            .OrderBy(m => m.Id).Select(m => m.Id).Take(AtOnce).ToListAsync(ct);
        if (told.Count == 0) return [];
        await services.GetRequiredService<Bell>().AddAsync([.. told.Select(m => new Notification(m, NotificationKind.GatheringPlanned, by, spaceId, null, null, now) { SubjectId = gatheringId })], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return told;
    }
}

internal sealed record PlannedNote(Guid GatheringId);

[JsonSerializable(typeof(PlannedNote))]
internal sealed partial class PlannedJson : JsonSerializerContext;
