using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

public sealed record AnsweredQuestion(string Question, string Answer);

/// <summary>
/// Up to three questions to those who join. Who asks to be let in answers all of them, who joins an open space answers what they
/// like. Answers are read by those who run the space and by who wrote them, and stand in no search, ledger or audit entry.
/// </summary>
internal sealed class JoinQuestions(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<IReadOnlyList<string>> OfAsync(Guid spaceId, CancellationToken ct) =>
        SpaceLife.Lines(await db.SpaceLives.AsNoTracking().Where(l => l.SpaceId == spaceId).Select(l => l.Questions).FirstOrDefaultAsync(ct) ?? "");

    public async Task<Result<Done>> WriteAsync(string slug, IReadOnlyList<string?> questions, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        List<string> kept = [.. questions.Select(q => (q ?? "").ReplaceLineEndings(" ").Trim()).Where(q => q.Length > 0)];
        if (kept.Count > SpaceLife.MostQuestions || kept.Exists(q => q.Length > SpaceLife.LongestQuestion))
            return Problem.Invalid("Questions", "join-questions", SpaceLife.MostQuestions, SpaceLife.LongestQuestion);
        (await db.LifeOfAsync(standing.Space.Id, ct)).Questions = string.Join('\n', kept);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.questions-changed", slug, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Keeps what somebody answers on their way in. Inside the transaction of joining or asking.</summary>
    /// <param name="space">Where to.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="answers">In the order of the questions.</param>
    /// <param name="all">Whether every question has to be answered.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    public async Task<Problem?> AnswerAsync(Guid space, Guid memberId, IReadOnlyList<string?> answers, bool all, CancellationToken ct)
    {
        var (questions, now) = (await OfAsync(space, ct), clock.GetUtcNow());
        await db.JoinAnswers.Where(a => a.SpaceId == space && a.MemberId == memberId).ExecuteDeleteAsync(ct);
        for (var number = 0; number < questions.Count; number++)
        {
            var answer = PostText.Clean(answers.ElementAtOrDefault(number) ?? "");
            if (answer.Length > JoinAnswer.Longest || (all && answer.Length == 0)) return Problem.Invalid($"Answer{number + 1}", "join-answer", JoinAnswer.Longest);
            if (answer.Length > 0) db.JoinAnswers.Add(new JoinAnswer(space, memberId, number + 1, questions[number], answer, now));
        }

        return null;
    }

    /// <summary>What people answered, by person: everybody's for those who run the space, else the viewer's own.</summary>
    public async Task<ILookup<Guid, AnsweredQuestion>> AnswersAsync(SpaceStanding standing, CancellationToken ct)
    {
        var (id, me, runs, since) = (standing.Space.Id, standing.Viewer.MemberId, standing.MayRun, clock.GetUtcNow() - ForgetAnswers.Kept);
        return (await db.JoinAnswers.AsNoTracking().Where(a => a.SpaceId == id && a.At > since && (runs || a.MemberId == me)).OrderBy(a => a.Number).ToListAsync(ct))
            .ToLookup(a => a.MemberId, a => new AnsweredQuestion(a.Question, a.Answer));
    }
}
