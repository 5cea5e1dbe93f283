using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <param name="Lead">Handle of who leads it; empty for whoever makes it.</param>
/// <param name="SpaceId">A space the writer reads; null for none.</param>
public sealed record GuideGroupInput(GuideKind Kind, string? Name, string? Purpose, int HoursPerMonth, string? Lead, Guid? SpaceId);

/// <summary>Makes a group of ambassadors or guides, changes it, ends it and takes it up again.</summary>
internal sealed class WriteGuideGroup(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(GuideGroupInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.NotFound();
        if (!viewer.IsOfTeam) return Problem.Forbidden("guides-for-team");
        var now = clock.GetUtcNow();
        var group = new GuideGroup(Guid.CreateVersion7(now), viewer.MemberId, now) { LeadId = viewer.MemberId };
        await using var write = await writes.BeginAsync(db, ct);
        if (await FillAsync(group, input, viewer, ct) is { Count: > 0 } wrong) return Result<Guid>.From(wrong);
        db.GuideGroups.Add(group);
        await KeepAsync(write, group, "activation.guides-made", viewer, now, ct);
        return group.Id;
    }

    public async Task<Result<Done>> ChangeAsync(Guid id, GuideGroupInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(id, viewer, ct) is { } problem) return problem;
        var group = await db.GuideGroups.AsTracking().SingleAsync(g => g.Id == id, ct);
        // A space the writer doesn't know isn't on their form, so it can't be meant to go.
        if (group.SpaceId is { } kept && input.SpaceId is null && !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == kept, ct)) input = input with { SpaceId = kept };
        if (await FillAsync(group, input, viewer, ct) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        await KeepAsync(write, group, "activation.guides-changed", viewer, clock.GetUtcNow(), ct);
        return default(Done);
    }

    /// <summary>Nobody is asked any more, and no task is added; its people go on seeing it.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, bool end, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(id, viewer, ct) is { } problem) return problem;
        await db.HoldGuideGroupAsync(id, ct);
        var (group, now) = (await db.GuideGroups.AsTracking().SingleAsync(g => g.Id == id, ct), clock.GetUtcNow());
        if (group.EndedAt.HasValue == end) return default(Done);
        group.EndedAt = end ? now : null;
        await KeepAsync(write, group, end ? "activation.guides-ended" : "activation.guides-reopened", viewer, now, ct);
        return default(Done);
    }

    private async Task KeepAsync(WriteTransaction write, GuideGroup group, string action, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, group.Id.ToString(), group.Name, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<List<Problem>> FillAsync(GuideGroup group, GuideGroupInput input, Viewer viewer, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var (name, purpose, lead) = (Typed.Line(input.Name), (input.Purpose ?? "").ReplaceLineEndings("\n").Trim(), (input.Lead ?? "").Trim().TrimStart('@').ToLowerInvariant());
        if (!Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "guides-kind"));
        if (name.Length is 0 or > GuideGroup.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "guides-name", GuideGroup.LongestName));
        if (purpose.Length is 0 or > GuideGroup.LongestPurpose) problems.Add(Problem.Invalid(nameof(input.Purpose), "guides-purpose", GuideGroup.LongestPurpose));
        if (input.HoursPerMonth is < 1 or > GuideGroup.MostHours) problems.Add(Problem.Invalid(nameof(input.HoursPerMonth), "guides-hours", GuideGroup.MostHours));
        var leadId = lead.Length == 0 ? group.LeadId : await db.Colleagues().Where(m => m.Handle == lead).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        if (lead.Length > 0 && leadId is null) problems.Add(Problem.Invalid(nameof(input.Lead), "guides-unknown", lead));
        if (input.SpaceId is { } space && space != group.SpaceId && !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == space && s.ArchivedAt == null, ct))
            problems.Add(Problem.Invalid(nameof(input.SpaceId), "rounds-space"));
        if (problems.Count > 0) return problems;
        (group.Kind, group.Name, group.Purpose, group.HoursPerMonth, group.LeadId, group.SpaceId) = (input.Kind, name, purpose, input.HoursPerMonth, leadId, input.SpaceId);
        return problems;
    }
}
