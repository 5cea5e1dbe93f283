using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Herberge.Tests.Setup;

/// <summary>The power fails: the chosen commit, counted from when it was armed, does not come about.</summary>
internal sealed class FailingCommits : DbTransactionInterceptor
{
    private int _left;
    private Action? _before;

    /// <param name="at">1 for the next one.</param>
    /// <param name="before">What else happens at that moment.</param>
    public void Arm(int at, Action? before = null)
    {
        _before = before;
        _left = at;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (_left > 0 && Interlocked.Decrement(ref _left) == 0)
        {
            _before?.Invoke();
            throw new IOException("The power failed.");
        }

        return ValueTask.FromResult(result);
    }
}
