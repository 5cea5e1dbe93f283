using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Polls;

/// <param name="Choice">Numbers of the options; in a ranked poll the first choice first.</param>
public sealed record VoteInPollInput(Guid ThreadId, IReadOnlyList<int> Choice);

/// <summary>
/// Votes. In an open poll the vote can be changed until the end; in a secret one it can't, for nothing tells afterwards
/// which vote was whose. No audit entry: the log must not know either.
/// </summary>
internal sealed class VoteInPoll(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, LivePublisher live, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(VoteInPollInput input, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, input.ThreadId, viewer, ct) is not { } standing) return Problem.NotFound();
        var (me, id) = (viewer.MemberId, input.ThreadId);
        if (await db.Polls.AsNoTracking().Include(p => p.Options).FirstOrDefaultAsync(p => p.ThreadId == id, ct) is not { } poll) return Problem.NotFound();
        if (standing.Closed is { } closed) return closed;
        var now = clock.GetUtcNow();
        if (poll.IsOver(now)) return Problem.Conflict("poll-over");
        if (PollChoice.Write(poll.Method, poll.Options.Count, input.Choice) is not { } choice)
            return Problem.Invalid(nameof(input.Choice), poll.Method == PollMethod.One ? "poll-choose-one" : poll.Method == PollMethod.Ranked ? "poll-choose-ranked" : "poll-choose-some");

        await using var transaction = await writes.BeginAsync(db, ct);
        var before = await db.PollVoters.FirstOrDefaultAsync(v => v.ThreadId == id && v.MemberId == me, ct);
        if (before is not null && poll.IsSecret) return Problem.Conflict("poll-voted");
        if (before?.Choice == choice) return default(Done);
        // Holds the poll's row until the commit: votes are counted one after the other, and none after the end.
        var more = before is null ? 1 : 0;
        if (await db.Polls.Where(p => p.ThreadId == id && p.ClosesAt > now).ExecuteUpdateAsync(p => p.SetProperty(x => x.Votes, x => x.Votes + more), ct) == 0)
            return Problem.Conflict("poll-over");
        if (before is null)
        {
            db.PollVoters.Add(new PollVoter(id, me, poll.IsSecret ? null : choice));
            db.Acts.Add(new Act(me, ActKind.Voted, now, standing.Space.Id, id));
        }
        else
        {
            await CountAsync(id, before.Choice!, -1, ct);
            before.Choice = choice;
        }

        await CountAsync(id, choice, 1, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return Problem.Conflict("poll-voted");
        }

        if (poll.IsSecret) await HoldAsync(id, ct);
        await transaction.CommitAsync(ct);
        await live.ChangedAsync(id, CancellationToken.None);
        return default(Done);
    }

    private async Task CountAsync(Guid id, string choice, int by, CancellationToken ct)
    {
        if (await db.PollBallots.Where(b => b.ThreadId == id && b.Choice == choice).ExecuteUpdateAsync(b => b.SetProperty(x => x.Count, x => x.Count + by), ct) == 0)
            db.PollBallots.Add(new PollBallot(id, choice, by));
    }

    /// <summary>
    /// With every fifth vote what was counted five votes ago may be shown. So what is shown always stays five votes behind
    /// at least, up to the final result, and nobody can take two results from one another and be left with one person.
    /// </summary>
    private async Task HoldAsync(Guid id, CancellationToken ct)
    {
        var votes = await db.Polls.Where(p => p.ThreadId == id).Select(p => p.Votes).SingleAsync(ct);
        if (votes % Poll.Group != 0) return;
        await db.PollBallots.Where(b => b.ThreadId == id).ExecuteUpdateAsync(b => b.SetProperty(x => x.Shown, x => x.Held).SetProperty(x => x.Held, x => x.Count), ct);
    }
}
