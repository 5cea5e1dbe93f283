using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Portability;

namespace Herberge.People.Admin.Export;

/// <summary>Exports the house in the background, one at a time. What is stopped, or ended with the program, leaves nothing.</summary>
internal sealed partial class ExportRuns(IServiceScopeFactory scopes, ExportShelf shelf, LivePublisher live, TimeProvider clock, ILogger<ExportRuns> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);
    private readonly Lock _turn = new();
    private readonly TimeProvider _clock = clock;
    private volatile ExportRun? _last;
    private Task _work = Task.CompletedTask;

    public Result<Done> Start(Guid ownerId)
    {
        lock (_turn)
        {
            if (_last is { IsOver: false }) return Problem.Conflict("export-running");
            _last?.Dispose();
            var run = _last = new ExportRun(Guid.CreateVersion7(_clock.GetUtcNow()), ownerId);
            _work = Task.Run(() => RunAsync(run));
            return new Done();
        }
    }

    public ExportRun? Last => _last;

    /// <returns>False when there was nothing to stop.</returns>
    public bool Stop()
    {
        lock (_turn)
        {
            if (_last is not { IsOver: false } run) return false;
            run.Stop();
            return true;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _last?.Dispose();

    private async Task RunAsync(ExportRun run)
    {
        try
        {
            shelf.Sweep();
            await using var scope = scopes.CreateAsyncScope();
            var path = shelf.Place(run.Id);
            var manifest = await scope.ServiceProvider.GetRequiredService<ExportHouse>().HandleAsync(path, withPasswords: false, run.OwnerId, new Watch(this, run), run.Stopped);
            await shelf.PutAsync(new ShelvedExport(run.Id, run.OwnerId, new FileInfo(path).Length, manifest.Files.Sum(f => f.Rows), manifest.Waiting, _clock.GetUtcNow()), run.Stopped);
            run.End(broke: false);
        }
        catch (OperationCanceledException) when (run.Stopped.IsCancellationRequested)
        {
            run.End(broke: false);
        }
        catch (Exception error)
        {
            // Nobody awaits this work; the page and the log say that it broke.
            LogBroke(log, error);
            run.End(broke: true);
        }

        await TellAsync(run, isOver: true);
    }

    private Task TellAsync(ExportRun run, bool isOver) => live.PublishAsync($"member:{run.OwnerId}", "import",
        new { id = run.Id, done = run.Progress.Done, total = run.Progress.Total, over = isOver }, CancellationToken.None);

    [LoggerMessage(1, LogLevel.Error, "The export of the house broke")]
    private static partial void LogBroke(ILogger log, Exception error);

    /// <summary>Remembers every step, and tells the open page now and then.</summary>
    private sealed class Watch(ExportRuns runs, ExportRun run) : IProgress<HouseProgress>
    {
        private long _told = runs._clock.GetTimestamp();

        public void Report(HouseProgress value)
        {
            run.Progress = value;
            if (runs._clock.GetElapsedTime(_told) < Between) return;
            _told = runs._clock.GetTimestamp();
            _ = runs.TellAsync(run, isOver: false);
        }
    }
}
