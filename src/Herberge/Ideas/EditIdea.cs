using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

public sealed record EditIdeaInput(Guid IdeaId, string? Lead, IReadOnlyList<string>? Tags, string? LooksFor);

/// <summary>Changes what stands on an idea's card. Its title and text are those of its thread and change there.</summary>
internal sealed class EditIdea(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(EditIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, input.IdeaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.IsAuthor && !standing.Runs) return Problem.Forbidden("idea-of-others");
        if (standing.Closed is { } closed) return closed;
        var tags = IdeaText.Tags(input.Tags);
        Problem?[] wrong = [IdeaText.CheckLead(nameof(input.Lead), input.Lead), IdeaText.CheckTags(nameof(input.Tags), tags), IdeaText.CheckLooksFor(nameof(input.LooksFor), input.LooksFor)];
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems) return Result<Done>.From(problems);

        var id = input.IdeaId;
        await using var transaction = await writes.BeginAsync(db, ct);
        var idea = await db.Ideas.Include(i => i.Tags).SingleAsync(i => i.Id == id, ct);
        (idea.Lead, idea.LooksFor) = (IdeaText.Line(input.Lead!), IdeaText.Word(input.LooksFor));
        foreach (var gone in idea.Tags.Where(t => !tags.Contains(t.Tag)).ToList()) idea.Tags.Remove(gone);
        foreach (var tag in tags.Where(t => idea.Tags.All(known => known.Tag != t))) idea.Tags.Add(new IdeaTag { IdeaId = id, Tag = tag });
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.edited", idea.Label, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
