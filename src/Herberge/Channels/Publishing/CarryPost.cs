using System.Text.Json;
using Herberge.Channels.Posts;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Publishing;

/// <summary>
/// Brings one variant of a post to its channel, or takes it back. The outbox hands an order over again when the house stopped in between;
/// each channel tells the repetition from a new post by the variant and its round, so that nothing stands there twice.
/// </summary>
internal sealed class CarryPost(IServiceScopeFactory scopes, TimeProvider clock) : IOutboxCarrier
{
    /// <summary>A server that asks for more peace than this is taken for mistaken.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    public string Kind => PublishOutbox.Kind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize(message.Payload, PublishJson.Default.PublishOrder)!;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        if (await db.WholePostAsync(order.PostId, ct) is not { } post) return;
        if (post.Variants.FirstOrDefault(v => v.Id == order.VariantId) is not { State: VariantState.Sending or VariantState.Removing } variant || variant.Round != order.Round) return;
        var now = clock.GetUtcNow();
        var account = variant.Account!;
        if (account.NotBefore is { } peace && peace > now) throw new OutboxLaterException("fetch-too-often", Shorter(peace - now));
        var publisher = scope.ServiceProvider.GetServices<IPublish>().Single(p => p.Kind == account.Kind);
        var removes = variant.State == VariantState.Removing;
        var outcome = removes ? await publisher.RemoveAsync(post, variant, ct) : await publisher.PublishAsync(post, variant, ct);
        var isLast = message.Attempts + 1 >= OutboxMessage.AttemptsBeforeDead;
        var waits = outcome is { Fault: not null, MayWorkLater: true } && !isLast;
        await SettleAsync(scope.ServiceProvider, order, outcome, waits, ct);
        if (waits) throw new OutboxLaterException(outcome.Fault!, Shorter(outcome.Wait!.Value));
    }

    private async Task SettleAsync(IServiceProvider services, PublishOrder order, Outcome outcome, bool waits, CancellationToken ct)
    {
        var db = services.GetRequiredService<HouseDb>();
        var bell = services.GetRequiredService<Bell>();
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        if (await db.WholePostAsync(order.PostId, ct) is not { } post || post.Variants.FirstOrDefault(v => v.Id == order.VariantId) is not { } variant || variant.Round != order.Round) return;
        var account = variant.Account!;
        if (outcome.Wait is { } peace && peace > TimeSpan.Zero) account.NotBefore = now + Shorter(peace);
        if (!waits && variant.State == VariantState.Removing)
        {
            if (outcome.Fault is null) variant.Removed();
            else variant.NotRemoved(outcome.Fault);
            db.Note(post.Id, null, outcome.Fault is null ? PostDeed.Removed : PostDeed.Failed, account.Name, now);
        }
        else if (!waits && variant.State == VariantState.Sending)
        {
            if (outcome.Fault is { } fault) variant.Fail(fault);
            else variant.Publish(outcome.RemoteId, outcome.Link, now);
            post.Settle();
            db.Note(post.Id, null, outcome.Fault is null ? PostDeed.Published : PostDeed.Failed, account.Name, now);
        }

        var failed = !waits && outcome.Fault is not null;
        if (failed) await bell.AddAsync([new Notification(post.AuthorId, NotificationKind.ChannelFailed, null, null, null, null, now) { SubjectId = post.Id }], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (failed) await bell.RingAsync([post.AuthorId], CancellationToken.None);
    }

    private static TimeSpan Shorter(TimeSpan wait) => wait < LongestWait ? wait : LongestWait;
}
