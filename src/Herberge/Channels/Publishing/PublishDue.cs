using Herberge.Channels.Posts;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Publishing;

/// <summary>Every minute: starts what is due, once, and takes back what is over.</summary>
internal sealed class PublishDue(HouseDb db, WriteTransactions writes, PublishOutbox outbox, TimeProvider clock)
{
    private const int Most = 50;

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.ChannelPosts.Where(p => p.State == PostState.Scheduled && p.StartedAt == null && p.PublishAt <= now).OrderBy(p => p.PublishAt).Take(Most).Select(p => p.Id).ToListAsync(ct))
            await StepAsync(id, post => post is { State: PostState.Scheduled, StartedAt: null } && post.PublishAt <= now, post => post.Start(now), null, now, ct);
        foreach (var id in await db.ChannelPosts.Where(p => (p.State == PostState.Published || p.State == PostState.Failed) && p.UnpublishAt <= now).OrderBy(p => p.UnpublishAt).Take(Most).Select(p => p.Id).ToListAsync(ct))
            await StepAsync(id, post => post.State is PostState.Published or PostState.Failed, post => post.Withdraw(), PostDeed.Withdrawn, now, ct);
    }

    private async Task StepAsync(Guid id, Func<ChannelPost, bool> still, Action<ChannelPost> step, PostDeed? deed, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WholePostAsync(id, ct) is not { } post || !still(post)) return;
        step(post);
        if (deed is { } told) db.Note(post.Id, null, told, "", now);
        await outbox.HandOverAsync(post, now, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody cancelled it at this very moment, or another node was faster.
            return;
        }

        await write.CommitAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class PublishDueOften(PublishDue publish) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await publish.HandleAsync(cancellationToken);
}
