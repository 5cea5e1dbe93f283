using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <param name="WaveId">With whom they would begin.</param>
/// <param name="Who">Handles, with commas or lines between them.</param>
/// <param name="Found">More handles, ticked among those who know of something.</param>
public sealed record AskGuidesInput(Guid WaveId, string? Who, IReadOnlyList<string>? Found);

/// <summary>Asks people to join a group, all or nobody. They are in once they say yes; whoever said no, or left, is left in peace for a while.</summary>
internal sealed class AskGuides(HouseDb db, WriteTransactions writes, Bell bell, GuidesNow current, TimeProvider clock)
{
    public const int MostAtOnce = 30;
    public const int DaysInPeace = 90;

    /// <returns>How many are asked who were not before.</returns>
    public async Task<Result<int>> HandleAsync(Guid groupId, AskGuidesInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        var handles = (input.Who ?? "").Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Concat(input.Found ?? [])
            .Select(handle => handle.TrimStart('@').ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var problems = new List<Problem>();
        if (handles.Count is 0 or > MostAtOnce) problems.Add(Problem.Invalid(nameof(input.Who), "guides-who", MostAtOnce));
        await db.HoldGuideGroupAsync(groupId, ct);
        var waves = await db.GuideWaves.AsNoTracking().Where(w => w.GroupId == groupId).Select(w => new { w.Id, IsOver = w.EndedAt != null }).ToListAsync(ct);
        if (!waves.Exists(w => w.Id == input.WaveId && !w.IsOver)) problems.Add(Problem.Invalid(nameof(input.WaveId), "guides-wave"));
        if (problems.Count > 0) return Result<int>.From(problems);
        if (await db.GuideGroups.AnyAsync(g => g.Id == groupId && g.EndedAt != null, ct)) return Problem.Conflict("guides-ended");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var people = await db.Colleagues().Where(m => handles.Contains(m.Handle)).ToDictionaryAsync(m => m.Handle, m => m.Id, ct);
        var ids = people.Values.ToList();
        var known = await db.Guides.AsTracking().Where(g => g.GroupId == groupId && ids.Contains(g.MemberId)).ToDictionaryAsync(g => g.MemberId, ct);
        var asked = new List<Guid>();
        foreach (var handle in handles)
        {
            if (!people.TryGetValue(handle, out var person))
            {
                problems.Add(Problem.Invalid(nameof(input.Who), "guides-unknown", handle));
            }
            else if (!known.TryGetValue(person, out var guide))
            {
                db.Guides.Add(new Guide(groupId, person, input.WaveId, me, now));
                asked.Add(person);
            }
            else if (guide.State == GuideState.Active)
            {
                problems.Add(Problem.Invalid(nameof(input.Who), "guides-already", handle));
            }
            else if (guide.State != GuideState.Asked)
            {
                if (guide.State != GuideState.Finished && guide.ChangedAt.AddDays(DaysInPeace) > now)
                {
                    problems.Add(Problem.Invalid(nameof(input.Who), "guides-in-peace", handle, DaysInPeace));
                    continue;
                }

                guide.Ask(input.WaveId, me, now, isFree: waves.Exists(w => w.Id == guide.WaveId && w.IsOver));
                asked.Add(person);
            }
        }

        if (problems.Count > 0) return Result<int>.From(problems);
        await bell.AddAsync([.. asked.Select(person => new Notification(person, NotificationKind.GuideAsked, me, null, null, null, now) { SubjectId = groupId })], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        current.Forget();
        await bell.RingAsync(asked, CancellationToken.None);
        return asked.Count;
    }
}
