using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Writing;

public sealed record TemplateInput(string? Name, ThreadKind Kind, string? Title, string? Body);

public sealed record TemplateView(Guid Id, string Name, ThreadKind Kind, string Title, string Body);

/// <summary>Templates of a space: its hosts write them, whoever may write there begins from them.</summary>
internal sealed class KeepTemplates(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<IReadOnlyList<TemplateView>> ListAsync(Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        var readable = db.ReadableSpacesTo(viewer);
        return await db.ThreadTemplates.AsNoTracking().Where(t => t.SpaceId == spaceId && readable.Any(s => s.Id == spaceId)).OrderBy(t => t.Name).ThenBy(t => t.Id)
            .Select(t => new TemplateView(t.Id, t.Name, t.Kind, t.Title, t.Body)).ToListAsync(ct);
    }

    public async Task<Result<Guid>> AddAsync(string slug, TemplateInput input, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var (name, title, body) = ((input.Name ?? "").Trim(), (input.Title ?? "").Trim(), PostText.Clean(input.Body ?? ""));
        var problems = new List<Problem>();
        if (name.Length is 0 or > ThreadTemplate.LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "template-name", ThreadTemplate.LongestName));
        if (title.Length > PostText.LongestTitle) problems.Add(Problem.Invalid(nameof(input.Title), "thread-title-long", PostText.LongestTitle));
        if (PostText.Check(nameof(input.Body), body) is { } wrong) problems.Add(wrong);
        if (input.Kind == ThreadKind.Idea || !Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "thread-kind-unknown"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var (space, now) = (standing.Space.Id, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.ThreadTemplates.CountAsync(t => t.SpaceId == space, ct) >= ThreadTemplate.Most) return Problem.Conflict("templates-many", ThreadTemplate.Most);
        var template = new ThreadTemplate(Guid.CreateVersion7(now), space, name, input.Kind, title, body);
        db.ThreadTemplates.Add(template);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.template-added", standing.Space.Slug, name, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return template.Id;
    }

    public async Task<Result<Done>> RemoveAsync(string slug, Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var space = standing.Space.Id;
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.ThreadTemplates.FirstOrDefaultAsync(t => t.Id == id && t.SpaceId == space, ct) is not { } template) return Problem.NotFound();
        db.ThreadTemplates.Remove(template);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.template-removed", standing.Space.Slug, template.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
