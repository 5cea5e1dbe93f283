using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Life;

/// <summary>
/// Answers to join questions go when the request they belong to is answered (<see cref="Admission"/>), with the membership, and after
/// ninety days in any case.
/// </summary>
internal sealed class ForgetAnswers(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        await using var transaction = await writes.BeginAsync(db, ct);
        var gone = await db.JoinAnswers.Where(a => a.At <= before).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return gone;
    }
}

[DisallowConcurrentExecution]
internal sealed class TendSpacesDaily(ForgetAnswers forget, ProposeQuiet propose) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await forget.HandleAsync(cancellationToken);
        await propose.HandleAsync(cancellationToken);
    }
}
