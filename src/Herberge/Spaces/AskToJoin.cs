using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Life;
using Herberge.Spaces.Moderation.Held;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="Answers">To the questions of the space, in their order.</param>
public sealed record AskToJoinInput(string Text, IReadOnlyList<string?>? Answers = null);

/// <summary>Asks to be let into a restricted space, in a sentence its hosts read.</summary>
internal sealed class AskToJoin(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, Bell bell, Gate gate, JoinQuestions questions, TimeProvider clock)
{
    private const int MaxLength = 500;

    public async Task<Result<Space>> HandleAsync(string slug, AskToJoinInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        var space = standing.Space;
        if (standing.IsMember || standing.Asked) return space;
        if (await gate.StoppedAsync(standing.Space.Id, viewer.MemberId, clock.GetUtcNow(), ct) is { Code: "moderation-removed" } removed) return removed;
        if (!standing.MayAsk) return Problem.Conflict(space.ArchivedAt is null ? "space-needs-no-asking" : "space-archived");
        var text = (input.Text ?? "").Trim();
        if (text.Length is 0 or > MaxLength) return Problem.Invalid(nameof(input.Text), "join-sentence-length", MaxLength);

        var now = clock.GetUtcNow();
        if (await questions.AnswerAsync(space.Id, viewer.MemberId, input.Answers ?? [], all: true, ct) is { } wrong) return wrong;
        db.JoinRequests.Add(new JoinRequest(space.Id, viewer.MemberId, text, now));
        var hosts = await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == space.Id && (m.Role == SpaceRole.Host || (m.DeputyFrom <= now && m.DeputyUntil > now))).Select(m => m.MemberId).ToListAsync(ct);
        await bell.AddAsync([.. hosts.Select(host => new Notification(host, NotificationKind.JoinRequested, viewer.MemberId, space.Id, null, null, now))], ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return space;
        }

        await write.CommitAsync(ct);
        await bell.RingAsync(hosts, ct);
        return space;
    }
}
