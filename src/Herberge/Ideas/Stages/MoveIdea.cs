using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Decisions;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Stages;

/// <param name="Reason">Published word for word; needed where <see cref="StageRules.WantsReason"/> says so.</param>
public sealed record MoveIdeaInput(Guid IdeaId, Guid ToStageId, string? Reason = null);

/// <summary>An idea that moved, and whom the bell told of it.</summary>
internal sealed record IdeaMoved(Guid IdeaId, Guid ThreadId, Guid SpaceId, IReadOnlyCollection<Guid> Told);

/// <summary>
/// Brings an idea to another stage. The one way there is: pages, board, bulk moves, decisions and the API all come through here, so
/// that no idea moves without its rule, its history and a word to those who work on it or follow it.
/// </summary>
internal sealed class MoveIdea(HouseDb db, WriteTransactions writes, TellOfIdea tell, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(MoveIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        var moved = await ApplyAsync(input, [], viewer, ct);
        if (!moved.Succeeded) return Result<Done>.From(moved.Problems);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await TellAsync([moved.Value], CancellationToken.None);
        return default(Done);
    }

    /// <summary>
    /// Takes part in the caller's open transaction; what the move rests on, such as its decision, has to be saved before. The caller
    /// saves and commits, then calls <see cref="TellAsync"/>.
    /// </summary>
    /// <param name="input">The move.</param>
    /// <param name="toldOtherwise">People who hear of it in words of the caller's own.</param>
    /// <param name="viewer">Who moves it.</param>
    /// <param name="ct">Stops the work.</param>
    /// <param name="also">What the caller's own rule lets the viewer act as, beside what they are: who decides brings it where the decision says.</param>
    public async Task<Result<IdeaMoved>> ApplyAsync(
        MoveIdeaInput input, IReadOnlyCollection<Guid> toldOtherwise, Viewer viewer, CancellationToken ct, StageMovers also = StageMovers.None)
    {
        if (await IdeaStanding.FindAsync(db, input.IdeaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (standing.Closed is { } closed) return closed;
        if (await db.Stages.AsNoTracking().FirstOrDefaultAsync(s => s.Id == input.ToStageId, ct) is not { } to)
            return Problem.Invalid(nameof(input.ToStageId), "stage-unknown");
        if (StageRules.Against(await FactsAsync(standing, ct), to, standing.Is | also, input.Reason) is { Count: > 0 } problems) return Result<IdeaMoved>.From(problems);

        var (idea, from, now) = (standing.Idea, standing.Stage, clock.GetUtcNow());
        var (id, fromId, toId) = (idea.Id, from.Id, to.Id);
        var moved = await db.Ideas.Where(i => i.Id == id && i.StageId == fromId)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.StageId, toId).SetProperty(x => x.StageSince, now), ct);
        if (moved == 0) return Problem.Conflict("changed-meanwhile");
        var reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim().ReplaceLineEndings("\n");
        db.StageMoves.Add(new StageMove(Guid.CreateVersion7(now), id, fromId, toId, viewer.MemberId, now, reason));
        db.Acts.Add(new Act(viewer.MemberId, ActKind.MovedIdea, now, standing.Space.Id, id));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.moved", idea.Label, $"{from.NameIn(house.Language)}{AuditSentences.Parting}{to.NameIn(house.Language)}", now));
        var told = await tell.FollowersAsync(standing, NotificationKind.IdeaMoved, toldOtherwise, ct);
        return new IdeaMoved(id, idea.ThreadId, standing.Space.Id, told);
    }

    /// <summary>After the commit: bells, and open pages of the idea.</summary>
    public Task TellAsync(IReadOnlyList<IdeaMoved> moved, CancellationToken ct) => tell.RingAsync([.. moved.SelectMany(m => m.Told).Distinct()], ct);

    /// <summary>What stages may ask about an idea.</summary>
    public async Task<StageFacts> FactsAsync(IdeaStanding standing, CancellationToken ct)
    {
        var id = standing.Idea.Id;
        var (cards, decisions, benefits) = (db.ScoreCards, db.Decisions, db.Benefits);
        var known = await db.Ideas.AsNoTracking().Where(i => i.Id == id).Select(i => new
        {
            Cards = cards.Any(c => c.IdeaId == id && !c.IsConflicted),
            Verdict = decisions.Where(d => d.IdeaId == id && d.ReopenedAt == null).OrderByDescending(d => d.At).Select(d => (Verdict?)d.Verdict).FirstOrDefault(),
            Expected = benefits.Any(b => b.IdeaId == id && !b.IsMeasured),
            Measured = benefits.Any(b => b.IdeaId == id && b.IsMeasured),
        }).SingleAsync(ct);
        return new StageFacts(standing.Stage, standing.Idea.FirstAnswerAt is not null, known.Cards, known.Verdict, standing.Idea.OwnerId is not null, known.Expected, known.Measured);
    }
}
