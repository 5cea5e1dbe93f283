namespace Herberge.Foundation.Outbox;

/// <summary>Drains the outbox right after a commit, and now and then for what has to be tried again.</summary>
internal sealed partial class OutboxDrain(IServiceScopeFactory scopes, OutboxBell bell, TimeProvider clock, ILogger<OutboxDrain> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Set before looking: what falls due between the last look and the wait would otherwise pass unheard.
            using var alarm = new CancellationTokenSource(Patience, clock);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DrainOutbox>().HandleAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while; the outbox waits for it.
                LogFailed(log, error);
            }

            try
            {
                await bell.WaitAsync(alarm.Token, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The outbox can't be drained now")]
    private static partial void LogFailed(ILogger log, Exception error);
}
