using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <param name="Importance">1 to 5.</param>
/// <param name="Satisfaction">1 to 5, today.</param>
/// <param name="Owner">Handle of who looks after it; null for nobody.</param>
/// <param name="Outcome">What became of it, in the words customers are told.</param>
public sealed record WriteNeedInput(
    string? When, string? Want, string? So, int Importance, int Satisfaction, string? Owner, NeedStatus Status = NeedStatus.Gathering, string? Outcome = null);

/// <summary>Writes down what customers want to get done, or what became of it.</summary>
internal sealed class WriteNeed(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <param name="input">The need.</param>
    /// <param name="evidence">Observations it was seen in.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Guid>> AddAsync(WriteNeedInput input, IReadOnlyCollection<Guid> evidence, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var (problems, owner) = await ReadAsync(input, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var need = new Need(Guid.CreateVersion7(now), 1 + (await db.Needs.MaxAsync(n => (int?)n.Number, ct) ?? 0), now) { OwnerId = owner };
        Fill(need, input, now);
        db.Needs.Add(need);
        var seen = await db.VisibleObservationsTo(viewer).Where(o => evidence.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct);
        db.NeedEvidence.AddRange(seen.Select(id => new NeedEvidence(need.Id, id, speaksAgainst: false, viewer.MemberId, now)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.need-written", need.Label, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return need.Id;
    }

    public async Task<Result<Done>> EditAsync(Guid id, WriteNeedInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var (problems, owner) = await ReadAsync(input, ct);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Needs.AsTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is not { } need) return Problem.NotFound();
        if (problems.Count > 0) return Result<Done>.From(problems);
        var before = need.Status;
        Fill(need, input, now);
        need.OwnerId = owner;
        if (before != need.Status) db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.need-status", need.Label, $"{before};{need.Status}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static void Fill(Need need, WriteNeedInput input, DateTimeOffset now)
    {
        need.Tell(input.When!, input.Want!, input.So!, input.Importance, input.Satisfaction);
        need.Decide(input.Status, string.IsNullOrWhiteSpace(input.Outcome) ? null : input.Outcome.Trim(), now);
    }

    private async Task<(List<Problem> Problems, Guid? Owner)> ReadAsync(WriteNeedInput input, CancellationToken ct)
    {
        List<Problem> problems = [.. Wrong(input)];
        if (string.IsNullOrWhiteSpace(input.Owner)) return (problems, null);
        var handle = input.Owner.Trim().TrimStart('@').ToLowerInvariant();
        var owner = await db.Set<Member>().Where(m => m.Handle == handle && m.State == MemberState.Active && m.PartnerId == null).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        if (owner is null) problems.Add(Problem.Invalid(nameof(input.Owner), "voices-owner-unknown", input.Owner.Trim()));
        return (problems, owner);
    }

    private static IEnumerable<Problem> Wrong(WriteNeedInput input)
    {
        foreach (var (field, text) in new[] { (nameof(input.When), input.When), (nameof(input.Want), input.Want), (nameof(input.So), input.So) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > Need.LongestPart) yield return Problem.Invalid(field, "voices-need-part", Need.LongestPart);
        }

        if (input.Importance is < 1 or > Need.Highest) yield return Problem.Invalid(nameof(input.Importance), "voices-need-scale", Need.Highest);
        if (input.Satisfaction is < 1 or > Need.Highest) yield return Problem.Invalid(nameof(input.Satisfaction), "voices-need-scale", Need.Highest);
        if (!Enum.IsDefined(input.Status)) yield return Problem.Invalid(nameof(input.Status), "voices-need-status");
        if (input.Outcome?.Length > Need.LongestOutcome) yield return Problem.Invalid(nameof(input.Outcome), "voices-text-long", Need.LongestOutcome);
        if (input.Status is NeedStatus.Shipped or NeedStatus.Declined && string.IsNullOrWhiteSpace(input.Outcome)) yield return Problem.Invalid(nameof(input.Outcome), "voices-need-outcome");
    }
}
