using Herberge.Foundation.Portability;

namespace Herberge.People.Admin.Export;

/// <summary>One export going on in the background, or how it ended. Kept while the program runs.</summary>
internal sealed class ExportRun(Guid id, Guid ownerId) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _turn = new();
    private HouseProgress _progress;
    private volatile bool _isOver;
    private volatile bool _broke;

    public Guid Id => id;

    public Guid OwnerId => ownerId;

    public HouseProgress Progress
    {
        get
        {
            lock (_turn) return _progress;
        }

        set
        {
            lock (_turn) _progress = value;
        }
    }

    public bool IsOver => _isOver;

    /// <summary>True when it ended for a reason nobody foresaw; the log knows more.</summary>
    public bool Broke => _broke;

    public CancellationToken Stopped => _stop.Token;

    public void Stop() => _stop.Cancel();

    public void End(bool broke)
    {
        _broke = broke;
        _isOver = true;
    }

    public void Dispose() => _stop.Dispose();
}
