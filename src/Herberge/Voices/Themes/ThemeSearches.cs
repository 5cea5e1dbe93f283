using Herberge.Foundation.Access;
using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Texts.Themes;
using Quartz;

namespace Herberge.Voices.Themes;

/// <summary>One search going on in the background, or how it ended. Kept while the program runs.</summary>
internal sealed class ThemeRun(Guid? by) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private volatile int _step;
    private volatile Problem? _problem;
    private volatile bool _isOver;
    private volatile bool _broke;

    /// <summary>Who asked for it; null at night.</summary>
    public Guid? By => by;

    public ThemeStep Step
    {
        get => (ThemeStep)_step;
        set => _step = (int)value;
    }

    public bool IsOver => _isOver;

    /// <summary>Why it found nothing; null when it found something or was stopped.</summary>
    public Problem? Problem => _problem;

    /// <summary>True when it ended for a reason nobody foresaw; the log knows more.</summary>
    public bool Broke => _broke;

    public CancellationToken Stopped => _stop.Token;

    public void Stop() => _stop.Cancel();

    public void End(Problem? problem, bool broke = false) => (_problem, _broke, _isOver) = (problem, broke, true);

    public void Dispose() => _stop.Dispose();
}

/// <summary>Searches themes in the background, one search at a time.</summary>
internal sealed partial class ThemeSearches(IServiceScopeFactory scopes, LivePublisher live, ILogger<ThemeSearches> log) : IHostedService, IDisposable
{
    /// <summary>What the page calls the search, for its live news.</summary>
    public const string Channel = "themes";

    public static readonly int Steps = Enum.GetValues<ThemeStep>().Length;

    private readonly Lock _turn = new();
    private ThemeRun? _last;
    private Task _work = Task.CompletedTask;

    /// <summary>The one that runs, or the last one.</summary>
    public ThemeRun? Last => _last;

    public Result<Done> Start(Viewer viewer)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        return Start(viewer.MemberId) ? new Done() : Problem.Conflict("voices-themes-running");
    }

    public Result<Done> Stop(Viewer viewer)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (_last is not { IsOver: false } run) return Problem.Conflict("voices-themes-not-running");
        run.Stop();
        return new Done();
    }

    /// <returns>False when one runs already.</returns>
    public bool Start(Guid? by)
    {
        lock (_turn)
        {
            if (_last is { IsOver: false }) return false;
            _last?.Dispose();
            var run = _last = new ThemeRun(by);
            _work = Task.Run(() => RunAsync(run));
            return true;
        }
    }

    /// <summary>Until the search that runs is over.</summary>
    public Task WaitAsync(CancellationToken ct) => _work.WaitAsync(ct);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_last is { IsOver: false } run) run.Stop();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _last?.Dispose();

    private async Task RunAsync(ThemeRun run)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<FindThemes>().HandleAsync(run.By, new Watch(this, run), run.Stopped);
            run.End(found.Succeeded ? null : found.Problem);
        }
        catch (OperationCanceledException) when (run.Stopped.IsCancellationRequested)
        {
            run.End(null);
        }
        catch (Exception error)
        {
            // Nobody awaits this work; the page and the log say that it broke.
            LogBroke(log, error);
            run.End(null, broke: true);
        }

        await TellAsync(run);
    }

    private Task TellAsync(ThemeRun run) => run.By is not { } by ? Task.CompletedTask : live.PublishAsync($"member:{by}", "import",
        new { id = Channel, done = (int)run.Step + 1, total = Steps, over = run.IsOver }, CancellationToken.None);

    [LoggerMessage(1, LogLevel.Error, "The search for themes broke")]
    private static partial void LogBroke(ILogger log, Exception error);

    /// <summary>Remembers every step, and tells the open page.</summary>
    private sealed class Watch(ThemeSearches searches, ThemeRun run) : IProgress<ThemeStep>
    {
        public void Report(ThemeStep value)
        {
            run.Step = value;
            _ = searches.TellAsync(run);
        }
    }
}

/// <summary>Every night, after what is too old was deleted: the themes of what is kept.</summary>
[DisallowConcurrentExecution]
internal sealed class FindThemesNightly(ThemeSearches searches) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        searches.Start(by: null);
        await searches.WaitAsync(cancellationToken);
    }
}
