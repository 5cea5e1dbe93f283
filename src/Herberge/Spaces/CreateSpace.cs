using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record CreateSpaceInput(string Name, string Purpose, SpaceKind Kind, bool WithPartners);

/// <summary>Opens a space; whoever opens it becomes its first host.</summary>
internal sealed partial class CreateSpace(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(CreateSpaceInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden();
        var problems = new List<Problem>();
        var name = (input.Name ?? "").Trim();
        if (name.Length is 0 or > 120) problems.Add(Problem.Invalid(nameof(input.Name), "space-name-length", 120));
        if (string.IsNullOrWhiteSpace(input.Purpose)) problems.Add(Problem.Invalid(nameof(input.Purpose), "space-purpose-missing"));
        if (!Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "space-kind-unknown"));
        if (problems.Count > 0) return Result<Space>.From(problems);

        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var space = new Space(Guid.CreateVersion7(now), await FreeSlugAsync(name, ct), name, input.Purpose.Trim(), input.Kind,
            1 + (await db.Spaces.CountAsync(ct) % 12), viewer.MemberId, now)
        {
            WithPartners = input.WithPartners,
            MemberCount = 1,
        };
        db.Spaces.Add(space);
        db.SpaceMembers.Add(new SpaceMember(space.Id, viewer.MemberId, SpaceRole.Host, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.created", space.Slug, input.Kind.ToString(), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return space;
    }

    private async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var stem = NotInSlug().Replace(WordForms.Fold(name), "-").Trim('-');
        if (stem.Length == 0) stem = "space";
        if (stem.Length > 80) stem = stem[..80];
        var taken = await db.Spaces.AsNoTracking().Where(s => s.Slug.StartsWith(stem)).Select(s => s.Slug).ToListAsync(ct);
        if (!taken.Contains(stem)) return stem;
        var n = 2;
        while (taken.Contains($"{stem}-{n}")) n++;
        return $"{stem}-{n}";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInSlug();
}
