using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

/// <param name="Version">The newest version the writer had before them; 0 for a new page.</param>
/// <param name="Note">Why it changes, for the list of versions.</param>
public sealed record WriteRuleInput(RuleKind Kind, string Language, string? Title, string? Body, string? Note, DateOnly? ReviewOn, int Version);

/// <summary>
/// Writes a page of the rulebook or its next version. Guidelines and escalation plans hold at once; an answer that goes out in the name of
/// the house holds when somebody else of the team agreed, and until then the version before does.
/// </summary>
internal sealed class WriteRule(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, MarkdownRenderer markdown, TimeProvider clock)
{
    /// <param name="id">Null for a new page.</param>
    public async Task<Result<Guid>> HandleAsync(Guid? id, WriteRuleInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return viewer.IsInside ? Problem.Forbidden("rulebook-for-team") : Problem.NotFound();
        var (title, body, note) = ((input.Title ?? "").Trim(), PostText.Clean(input.Body ?? ""), (input.Note ?? "").Trim());
        var problems = new List<Problem>();
        if (!Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "rule-kind"));
        if (input.Language is not ("de" or "en")) problems.Add(Problem.Invalid(nameof(input.Language), "rule-language"));
        if (title.Length is 0 or > Rule.LongestTitle) problems.Add(Problem.Invalid(nameof(input.Title), "rule-title", Rule.LongestTitle));
        if (body.Length == 0) problems.Add(Problem.Invalid(nameof(input.Body), "rule-empty"));
        else if (body.Length > Rule.LongestBody) problems.Add(Problem.Invalid(nameof(input.Body), "text-long", Rule.LongestBody));
        if (note.Length > Rule.LongestNote) problems.Add(Problem.Invalid(nameof(input.Note), "rule-note", Rule.LongestNote));
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        Rule? rule;
        if (id is null)
        {
            if (await db.Rules.CountAsync(ct) >= Rule.Most) return Problem.Conflict("rulebook-full", Rule.Most);
            db.Rules.Add(rule = new Rule(Guid.CreateVersion7(now), input.Kind, input.Language));
        }
        else
        {
            if ((rule = await db.Rules.AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct)) is null) return Problem.NotFound();
            if (rule.Version != input.Version) return Problem.Conflict("rule-changed-meanwhile", rule.Version);
        }

        rule.Version++;
        rule.ReviewOn = input.ReviewOn;
        if (rule.Kind != RuleKind.Answer) rule.InForce = rule.Version;
        db.RuleVersions.Add(new RuleVersion(Guid.CreateVersion7(now), rule.Id, rule.Version, title, body, markdown.Render(body).Html, note.Length == 0 ? null : note, viewer.MemberId, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "rulebook.written", title, $"{rule.Version}", now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (engine.IsDuplicate(error))
        {
            return Problem.Conflict("rule-changed-meanwhile", rule.Version);
        }

        await write.CommitAsync(ct);
        return rule.Id;
    }
}
