using Herberge.Foundation.Imports;

namespace Herberge.Spaces.Imports.Runs;

/// <summary>One import going on in the background, or how it ended. Kept while the program runs.</summary>
internal sealed class ImportRun(ShelvedFile file, bool isDryRun) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private volatile ImportProgress _progress = new("", 0, 0);
    private volatile ImportReport? _report;
    private volatile bool _broke;

    public ShelvedFile File => file;

    public bool IsDryRun => isDryRun;

    public ImportProgress Progress
    {
        get => _progress;
        set => _progress = value;
    }

    /// <summary>What came of it; null while it runs or when it broke.</summary>
    public ImportReport? Report => _report;

    /// <summary>True when it ended for a reason nobody foresaw; the log knows more.</summary>
    public bool Broke => _broke;

    public bool IsOver => _report is not null || _broke;

    public CancellationToken Stopped => _stop.Token;

    public void Stop() => _stop.Cancel();

    public void End(ImportReport? report)
    {
        _report = report;
        _broke = report is null;
    }

    public void Dispose() => _stop.Dispose();
}
