using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <summary>Writes down what has to be true for an idea to work, or strikes it out again. What somebody has judged stays as it is.</summary>
internal sealed class WriteAssumption(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(Guid ideaId, string? text, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        // Holds the row, so that two people can't write one more than there may be.
        await db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(i => i.SetProperty(x => x.Supporters, x => x.Supporters), ct);
        if (await AssumedIdea.FindAsync(db, ideaId, house.DayOf(now), viewer, ct) is not { } idea) return Problem.NotFound();
        if (!idea.MayWrite) return Problem.Forbidden("assumption-for-authors");
        if (!idea.HasRule) return Problem.Conflict("assumption-rule");
        if (!idea.IsOpen) return Problem.Conflict("vote-closed");
        if ((text ?? "").Trim().Length is 0 or > Assumption.LongestText) return Problem.Invalid("Text", "assumption-text", Assumption.LongestText);
        var places = await db.Assumptions.Where(a => a.IdeaId == ideaId).Select(a => a.Position).ToListAsync(ct);
        if (places.Count >= Assumption.Most) return Problem.Conflict("assumption-many", Assumption.Most);
        var assumption = new Assumption { Id = Guid.CreateVersion7(now), IdeaId = ideaId, Text = text!.Trim(), Position = places.DefaultIfEmpty(0).Max() + 1 };
        db.Assumptions.Add(assumption);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.assumption-written", idea.Label, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return assumption.Id;
    }

    public async Task<Result<Done>> RemoveAsync(Guid ideaId, Guid id, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await AssumedIdea.FindAsync(db, ideaId, house.DayOf(now), viewer, ct) is not { } idea || !await db.Assumptions.AnyAsync(a => a.Id == id && a.IdeaId == ideaId, ct)) return Problem.NotFound();
        if (!idea.MayWrite) return Problem.Forbidden("assumption-for-authors");
        if (await db.Opinions.AnyAsync(o => o.AssumptionId == id, ct)) return Problem.Conflict("assumption-judged");
        await db.Assumptions.Where(a => a.Id == id).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.assumption-removed", idea.Label, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
