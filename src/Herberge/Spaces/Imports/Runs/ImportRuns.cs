using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports.Runs;

/// <param name="At">Of <c>ties.csv</c>: when rows without a time happened.</param>
public sealed record ImportChoices(bool IncludePrivate, bool IncludeDirect, DateTimeOffset? At, bool IsDryRun);

/// <summary>
/// Runs imports of conversations in the background, one at a time. What an import wrote stays when it is stopped or the
/// program ends; starting it once more goes on from there.
/// </summary>
internal sealed partial class ImportRuns(IServiceScopeFactory scopes, ImportShelf shelf, LivePublisher live, TimeProvider clock, ILogger<ImportRuns> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);
    private readonly Lock _turn = new();
    private ImportRun? _last;
    private Task _work = Task.CompletedTask;

    public Result<Done> Start(ShelvedFile file, ImportChoices choices, string language)
    {
        lock (_turn)
        {
            if (_last is { IsOver: false }) return Problem.Conflict("import-running", _last.File.Name);
            _last?.Dispose();
            var run = _last = new ImportRun(file, choices.IsDryRun);
            _work = Task.Run(() => RunAsync(run, choices, language));
            return new Done();
        }
    }

    /// <summary>The run of this file, if it was the last one.</summary>
    public ImportRun? Of(Guid fileId) => _last is { } run && run.File.Id == fileId ? run : null;

    /// <summary>The file being imported now.</summary>
    public ShelvedFile? Busy => _last is { IsOver: false } run ? run.File : null;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_last is { IsOver: false } run) run.Stop();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _last?.Dispose();

    private async Task RunAsync(ImportRun run, ImportChoices choices, string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var report = await ImportAsync(scope.ServiceProvider, run, choices);
            if (report is { Succeeded: true, IsCancelled: false, IsDryRun: false }) shelf.Remove(run.File.Id);
            run.End(report);
        }
        catch (Exception error)
        {
            // Nobody awaits this work; the page and the log say that it broke.
            LogBroke(log, error, run.File.Id);
            run.End(null);
        }

        await TellAsync(run, isOver: true);
    }

    private Task<ImportReport> ImportAsync(IServiceProvider services, ImportRun run, ImportChoices choices)
    {
        var progress = new Watch(this, run);
        var path = shelf.PathOf(run.File.Id);
        return run.File.Kind == ImportTies.Kind
            ? services.GetRequiredService<ImportTies>().HandleAsync(
                new ImportTiesInput(path, run.File.Name, choices.At, choices.IsDryRun, run.File.OwnerId), progress, run.Stopped)
            : services.GetRequiredService<ImportConversations>().HandleAsync(
                new ImportConversationsInput(run.File.Kind, path, run.File.Name, choices.IncludePrivate, choices.IncludeDirect, choices.IsDryRun, run.File.OwnerId), progress, run.Stopped);
    }

    private Task TellAsync(ImportRun run, bool isOver) => live.PublishAsync($"member:{run.File.OwnerId}", "import",
        new { id = run.File.Id, done = run.Progress.Done, total = run.Progress.Total, over = isOver }, CancellationToken.None);

    [LoggerMessage(1, LogLevel.Error, "The import of file {FileId} broke")]
    private static partial void LogBroke(ILogger log, Exception error, Guid fileId);

    /// <summary>Remembers every step, and tells the open page now and then.</summary>
    private sealed class Watch(ImportRuns runs, ImportRun run) : IProgress<ImportProgress>
    {
        private long _told = runs.Now;

        public void Report(ImportProgress value)
        {
            run.Progress = value;
            if (runs.Since(_told) < Between) return;
            _told = runs.Now;
            _ = runs.TellAsync(run, isOver: false);
        }
    }

    private long Now => clock.GetTimestamp();

    private TimeSpan Since(long since) => clock.GetElapsedTime(since);
}
