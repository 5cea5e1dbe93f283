using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <param name="EndsOn">The last day; null for none that is agreed.</param>
public sealed record WaveInput(string? Name, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>Adds a wave to a group, changes it, and takes one away in which nobody was asked.</summary>
internal sealed class WriteWave(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <param name="groupId">Whose.</param>
    /// <param name="waveId">The wave as it was; null for a new one.</param>
    /// <param name="input">How it is called, and from when to when.</param>
    /// <param name="viewer">Who leads.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> SaveAsync(Guid groupId, Guid? waveId, WaveInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        var (name, problems) = (Typed.Line(input.Name), new List<Problem>());
        if (name.Length is 0 or > GuideWave.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "guides-wave-name", GuideWave.LongestName));
        if (input.StartsOn is null) problems.Add(Problem.Invalid(nameof(input.StartsOn), "guides-day"));
        if (input.EndsOn < input.StartsOn) problems.Add(Problem.Invalid(nameof(input.EndsOn), "guides-days-turned"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        await db.HoldGuideGroupAsync(groupId, ct);
        if (await db.GuideGroups.AnyAsync(g => g.Id == groupId && g.EndedAt != null, ct)) return Problem.Conflict("guides-ended");
        GuideWave? wave;
        if (waveId is { } id)
        {
            wave = await db.GuideWaves.AsTracking().FirstOrDefaultAsync(w => w.Id == id && w.GroupId == groupId, ct);
            if (wave is null) return Problem.NotFound();
            if (wave.EndedAt is not null) return Problem.Conflict("guides-wave-over");
        }
        else
        {
            if (await db.GuideWaves.CountAsync(w => w.GroupId == groupId, ct) >= GuideWave.Most) return Problem.Invalid(nameof(input.Name), "guides-waves", GuideWave.Most);
            wave = new GuideWave(Guid.CreateVersion7(clock.GetUtcNow()), groupId);
            db.GuideWaves.Add(wave);
        }

        (wave.Name, wave.StartsOn, wave.EndsOn) = (name, input.StartsOn!.Value, input.EndsOn);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid groupId, Guid waveId, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        await db.HoldGuideGroupAsync(groupId, ct);
        if (await db.Guides.AnyAsync(g => g.WaveId == waveId && g.GroupId == groupId, ct)) return Problem.Conflict("guides-wave-used");
        if (await db.GuideWaves.Where(w => w.Id == waveId && w.GroupId == groupId).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }
}
