using System.Security.Cryptography;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.After;

/// <param name="Worth">Whether it was worth the time: 1 to 5.</param>
/// <param name="Met">Whether they met somebody of another unit worth meeting.</param>
/// <param name="Differently">What they would do differently.</param>
public sealed record FeedbackInput(int? Worth, bool? Met, string? Differently);

/// <summary>
/// Three answers of somebody who came, once. That they answered is kept apart from what they answered, each answer apart from the others,
/// and no times with either. Hosts see what five people said at once.
/// </summary>
internal sealed class GiveFeedback(HouseDb db, WriteTransactions writes, Seating seating, TimeProvider clock)
{
    public const int Smallest = 5;

    /// <summary>So long after the end.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(30);

    public async Task<Result<Done>> HandleAsync(Guid gatheringId, FeedbackInput input, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, gatheringId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!IsOpen(standing.Gathering, clock.GetUtcNow())) return Problem.Conflict("feedback-closed");
        if (!await CameAsync(db, gatheringId, viewer, ct)) return Problem.Forbidden("feedback-for-those-there");
        var problems = new List<Problem>();
        if (input.Worth is not (>= 1 and <= 5)) problems.Add(Problem.Invalid(nameof(input.Worth), "feedback-worth"));
        if (input.Met is null) problems.Add(Problem.Invalid(nameof(input.Met), "feedback-met"));
        var text = (input.Differently ?? "").Trim();
        if (text.Length > FeedbackText.Longest) problems.Add(Problem.Invalid(nameof(input.Differently), "feedback-long", FeedbackText.Longest));
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        if (await db.FeedbackGiven.AnyAsync(g => g.GatheringId == gatheringId && g.MemberId == viewer.MemberId, ct)) return Problem.Conflict("feedback-given");
        db.FeedbackGiven.Add(new FeedbackGiven { GatheringId = gatheringId, MemberId = viewer.MemberId });
        var counts = await db.FeedbackCounts.AsTracking().Where(c => c.GatheringId == gatheringId).ToListAsync(ct);
        Count(counts, gatheringId, FeedbackQuestion.Worth, input.Worth!.Value);
        Count(counts, gatheringId, FeedbackQuestion.Met, input.Met!.Value ? 1 : 0);
        if (text.Length > 0) db.FeedbackTexts.Add(new FeedbackText { Id = new Guid(RandomNumberGenerator.GetBytes(16)), GatheringId = gatheringId, Text = text });
        await db.SaveChangesAsync(ct);
        if (counts.Where(c => c.Question == FeedbackQuestion.Worth).Sum(c => c.Count - c.Shown) >= Smallest)
        {
            await db.FeedbackCounts.Where(c => c.GatheringId == gatheringId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Shown, x => x.Count), ct);
            await db.FeedbackTexts.Where(t => t.GatheringId == gatheringId).ExecuteUpdateAsync(t => t.SetProperty(x => x.IsShown, true), ct);
        }

        await write.CommitAsync(ct);
        return default(Done);
    }

    public static bool IsOpen(Gathering gathering, DateTimeOffset now) => gathering.CancelledAt is null && gathering.IsOver(now) && now < gathering.EndsAt + Open;

    /// <summary>Whether they were there: let in at the door, or with a seat where nobody was let in at all.</summary>
    public static async Task<bool> CameAsync(HouseDb db, Guid gatheringId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var all = db.Registrations.Where(r => r.GatheringId == gatheringId);
        return await all.AnyAsync(r => r.MemberId == me && (r.CheckedInAt != null || (r.Seat == Seat.Held && !all.Any(o => o.CheckedInAt != null))), ct);
    }

    private void Count(List<FeedbackCount> counts, Guid gatheringId, FeedbackQuestion question, int answer)
    {
        if (counts.Find(c => c.Question == question && c.Answer == answer) is not { } count)
        {
            counts.Add(count = new FeedbackCount { GatheringId = gatheringId, Question = question, Answer = answer });
            db.FeedbackCounts.Add(count);
        }

        count.Count++;
    }
}
