using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

public sealed record WaveInput(string? Name, DateOnly? StartsOn);

/// <summary>Adds a wave to a group, and takes one away in which nobody was asked.</summary>
internal sealed class WriteWave(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(Guid groupId, WaveInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        var (name, problems) = (Typed.Line(input.Name), new List<Problem>());
        if (name.Length is 0 or > GuideWave.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "guides-wave-name", GuideWave.LongestName));
        if (input.StartsOn is null) problems.Add(Problem.Invalid(nameof(input.StartsOn), "guides-day"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        await db.HoldGuideGroupAsync(groupId, ct);
        if (await db.GuideWaves.CountAsync(w => w.GroupId == groupId, ct) >= GuideWave.Most) return Problem.Invalid(nameof(input.Name), "guides-waves", GuideWave.Most);
        var wave = new GuideWave(Guid.CreateVersion7(clock.GetUtcNow()), groupId, name, input.StartsOn!.Value);
        db.GuideWaves.Add(wave);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return wave.Id;
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
