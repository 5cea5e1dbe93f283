using System.Threading.Channels;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Herberge.Foundation.Outbox;

/// <summary>Rings when a transaction that laid something into the outbox was committed.</summary>
internal sealed class OutboxBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Returns after a ring, or when <paramref name="alarm"/> goes off.</summary>
    public async Task WaitAsync(CancellationToken alarm, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm, ct);
        try
        {
            await _rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time to look without being called.
        }
    }
}

/// <summary>Rings <see cref="OutboxBell"/> for whoever laid something into the outbox.</summary>
internal sealed class OutboxWatch(OutboxBell bell) : CommitWatch
{
    protected override bool Concerns(ChangeTracker changes) => changes.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added);

    protected override void Committed() => bell.Ring();
}
