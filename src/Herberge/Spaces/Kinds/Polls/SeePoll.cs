using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Polls;

/// <summary>Why a poll's result isn't shown, or how far it is.</summary>
public enum PollResult
{
    /// <summary>Shown after one's own vote, or at the end.</summary>
    AfterOwnVote = 0,

    /// <summary>Too few voted in secret to show anything.</summary>
    TooFew = 1,

    /// <summary>What was counted some votes ago, so that nobody can work out a single vote.</summary>
    Behind = 2,

    /// <summary>All votes.</summary>
    Whole = 3,
}

/// <param name="Count">Votes; in a ranked poll first choices. Null where the result isn't shown.</param>
/// <param name="Voters">Who chose it, in an open poll that shows its result; in a ranked one as first choice.</param>
public sealed record PollOptionView(int Number, string Text, int? Count, bool Mine, int? MyRank, IReadOnlyList<PollName> Voters);

public sealed record PollName(string Name, string Handle);

/// <param name="Votes">Votes cast so far.</param>
/// <param name="Counted">Votes in the result shown.</param>
/// <param name="HasVoted">Whether the viewer did. What they chose in a secret poll isn't kept, so not even they see it.</param>
public sealed record PollView(
    Guid ThreadId, PollMethod Method, bool IsSecret, DateTimeOffset ClosesAt, bool IsOver, int Votes, bool HasVoted, bool MayVote, bool MayClose,
    PollResult Result, int Counted, IReadOnlyList<PollOptionView> Options, Runoff? Runoff);

/// <summary>A poll as one viewer sees it: the one place that says which figures leave the table.</summary>
internal sealed class SeePoll(HouseDb db, TimeProvider clock)
{
    /// <returns>Null where there is none, or it is hidden.</returns>
    public async Task<PollView?> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { Thread.Kind: ThreadKind.Poll } standing) return null;
        var me = viewer.MemberId;
        if (await db.Polls.AsNoTracking().Include(p => p.Options.OrderBy(o => o.Number)).FirstOrDefaultAsync(p => p.ThreadId == threadId, ct) is not { } poll) return null;
        var mine = await db.PollVoters.AsNoTracking().FirstOrDefaultAsync(v => v.ThreadId == threadId && v.MemberId == me, ct);
        var over = poll.IsOver(clock.GetUtcNow());
        var ballots = over || mine is not null ? await ShownAsync(poll, over, ct) : [];
        var counted = ballots.Sum(b => b.Count);
        var result = !over && mine is null ? PollResult.AfterOwnVote
            : poll.IsSecret && counted < Poll.Group ? PollResult.TooFew
            : counted < poll.Votes ? PollResult.Behind
            : PollResult.Whole;
        var shown = result is PollResult.Behind or PollResult.Whole;
        var chosen = mine?.Choice is { } choice ? PollChoice.Read(choice) : [];
        var names = shown && !poll.IsSecret ? await NamesAsync(poll, ct) : [];
        var options = poll.Options.Select(o => new PollOptionView(
            o.Number, o.Text, shown ? Counted(poll.Method, ballots, o.Number) : null, chosen.Contains(o.Number),
            poll.Method == PollMethod.Ranked && chosen.Contains(o.Number) ? chosen.ToList().IndexOf(o.Number) + 1 : null, [.. names.Where(n => n.Option == o.Number).Select(n => n.Name)]));
        return new PollView(threadId, poll.Method, poll.IsSecret, poll.ClosesAt, over, poll.Votes, mine is not null,
            !over && standing.Closed is null && (mine is null || !poll.IsSecret),
            !over && (standing.Thread.AuthorId == me || standing.MayHost) && standing.Space.ArchivedAt is null,
            result, shown ? counted : 0, [.. options],
            shown && poll.Method == PollMethod.Ranked ? InstantRunoff.Count([.. poll.Options.Select(o => o.Number)], ballots, poll.Lots()) : null);
    }

    private async Task<List<RankedBallots>> ShownAsync(Poll poll, bool over, CancellationToken ct)
    {
        var id = poll.ThreadId;
        var behind = poll.IsSecret && !over;
        var rows = await db.PollBallots.AsNoTracking().Where(b => b.ThreadId == id)
            .Select(b => new { b.Choice, Count = behind ? b.Shown : b.Count }).Where(b => b.Count > 0).ToListAsync(ct);
        return [.. rows.Select(b => new RankedBallots(PollChoice.Read(b.Choice), b.Count))];
    }

    private static int Counted(PollMethod method, List<RankedBallots> ballots, int option) =>
        ballots.Where(b => method == PollMethod.Ranked ? b.Ranking[0] == option : b.Ranking.Contains(option)).Sum(b => b.Count);

    private async Task<List<(int Option, PollName Name)>> NamesAsync(Poll poll, CancellationToken ct)
    {
        var id = poll.ThreadId;
        var voters = await db.PollVoters.AsNoTracking().Where(v => v.ThreadId == id && v.Choice != null)
            .Join(db.Set<Member>(), v => v.MemberId, m => m.Id, (v, m) => new { v.Choice, m.Name, m.Handle }).OrderBy(v => v.Name).ToListAsync(ct);
        return [.. from v in voters
                   from option in poll.Method == PollMethod.Ranked ? PollChoice.Read(v.Choice!).Take(1) : PollChoice.Read(v.Choice!)
                   select (option, new PollName(v.Name, v.Handle))];
    }
}
