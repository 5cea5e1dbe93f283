using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Life;
using Herberge.Spaces.Moderation.Held;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Joins an open space. Joining twice is joining once; the space's questions may be answered or not.</summary>
internal sealed class JoinSpace(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, Admission admission, Gate gate, JoinQuestions questions, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, Viewer viewer, CancellationToken ct, IReadOnlyList<string?>? answers = null)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (standing.IsMember) return standing.Space;
        if (await gate.StoppedAsync(standing.Space.Id, viewer.MemberId, clock.GetUtcNow(), ct) is { Code: "moderation-removed" } removed) return removed;
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        if (!standing.MayJoin) return Problem.Forbidden("space-asks-first");

        await admission.AdmitAsync(standing.Space, viewer.MemberId, viewer.MemberId, clock.GetUtcNow(), ct);
        if (await questions.AnswerAsync(standing.Space.Id, viewer.MemberId, answers ?? [], all: false, ct) is { } wrong) return wrong;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return standing.Space;
        }

        await write.CommitAsync(ct);
        return standing.Space;
    }
}
