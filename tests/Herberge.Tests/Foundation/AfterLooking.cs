using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Herberge.Tests.Foundation;

/// <summary>Does something once, right after the outbox was asked what is due and before the answer is known.</summary>
internal sealed class AfterLooking : DbCommandInterceptor
{
    private Func<bool> _when = () => false;
    private Action? _once;

    public void Arm(Func<bool> when, Action once) => (_when, _once) = (when, once);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        var looks = command.CommandText.Contains("outbox", StringComparison.Ordinal) && command.CommandText.Contains("ORDER BY", StringComparison.Ordinal);
        if (looks && _when()) Interlocked.Exchange(ref _once, null)?.Invoke();
        return ValueTask.FromResult(result);
    }
}
