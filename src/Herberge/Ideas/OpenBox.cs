using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <param name="Slug">The space its ideas are talked about in.</param>
/// <param name="AnswerWithinDays">Working days within which each idea is answered.</param>
/// <param name="DecideWithinDays">Working days within which each idea is decided.</param>
public sealed record OpenBoxInput(string? Slug, string? Title, string? Question, int AnswerWithinDays, int DecideWithinDays);

/// <summary>Opens the box that always takes ideas. A house has one at most; whoever opens it runs it.</summary>
internal sealed class OpenBox(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(OpenBoxInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("box-for-hosts");
        var space = await SpaceStanding.FindAsync(db, input.Slug ?? "", viewer, ct);
        Problem?[] wrong =
        [
            space is { MayRead: true, Space.ArchivedAt: null } ? null : Problem.Invalid(nameof(input.Slug), "box-space"),
            string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > Campaign.LongestTitle ? Problem.Invalid(nameof(input.Title), "box-title", Campaign.LongestTitle) : null,
            string.IsNullOrWhiteSpace(input.Question) || input.Question.Trim().Length > Campaign.LongestQuestion ? Problem.Invalid(nameof(input.Question), "box-question", Campaign.LongestQuestion) : null,
            Days(nameof(input.AnswerWithinDays), input.AnswerWithinDays), Days(nameof(input.DecideWithinDays), input.DecideWithinDays),
        ];
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems) return Result<Guid>.From(problems);

        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.Campaigns.AnyAsync(c => c.IsBox, ct)) return Problem.Conflict("box-open");
        var box = new Campaign(Guid.CreateVersion7(now), isBox: true, space!.Space.Id, viewer.MemberId, now)
        {
            Title = input.Title!.Trim(), Question = input.Question!.Trim(), AnswerWithinDays = input.AnswerWithinDays, DecideWithinDays = input.DecideWithinDays, PublishedAt = now,
        };
        box.People.Add(new CampaignPerson { CampaignId = box.Id, MemberId = viewer.MemberId, Role = CampaignRole.Lead });
        db.Campaigns.Add(box);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.box-opened", box.Title, "", now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return Problem.Conflict("box-open");
        }

        await transaction.CommitAsync(ct);
        return box.Id;
    }

    /// <summary>Spaces it may be opened in: where the viewer may write.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> PlacesAsync(Viewer viewer, CancellationToken ct) =>
        [.. (await db.ReadableSpacesTo(viewer).Where(s => s.ArchivedAt == null).OrderBy(s => s.Name).Select(s => new { s.Slug, s.Name }).ToListAsync(ct)).Select(s => (s.Slug, s.Name))];

    private static Problem? Days(string field, int days) => days is < 1 or > Campaign.LongestPromise ? Problem.Invalid(field, "box-days", Campaign.LongestPromise) : null;
}
