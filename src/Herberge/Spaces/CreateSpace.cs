using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record CreateSpaceInput(string Name, string Purpose, SpaceKind Kind, bool WithPartners);

/// <summary>Opens a space; whoever opens it becomes its first host.</summary>
internal sealed partial class CreateSpace(HouseDb db, WriteTransactions writes, SearchIndex search, MyRooms myRooms, TimeProvider clock)
{
    private const int NameLength = 120;
    private const int PurposeLength = 400;

    public async Task<Result<Space>> HandleAsync(CreateSpaceInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden();
        var problems = Check(input.Name, input.Purpose, input.Kind);
        if (problems.Count > 0) return Result<Space>.From(problems);

        var name = input.Name.Trim();
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
        await search.PutAsync(SpacesSearchSource.Document(space), ct);
        await write.CommitAsync(ct);
        myRooms.Forget(viewer.MemberId);
        return space;
    }

    internal static List<Problem> Check(string? name, string? purpose, SpaceKind kind)
    {
        var problems = new List<Problem>();
        if ((name ?? "").Trim().Length is 0 or > NameLength) problems.Add(Problem.Invalid(nameof(CreateSpaceInput.Name), "space-name-length", NameLength));
        if (string.IsNullOrWhiteSpace(purpose)) problems.Add(Problem.Invalid(nameof(CreateSpaceInput.Purpose), "space-purpose-missing"));
        else if (purpose.Trim().Length > PurposeLength) problems.Add(Problem.Invalid(nameof(CreateSpaceInput.Purpose), "space-purpose-long", PurposeLength));
        if (!Enum.IsDefined(kind)) problems.Add(Problem.Invalid(nameof(CreateSpaceInput.Kind), "space-kind-unknown"));
        return problems;
    }

    private async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var stem = NotInSlug().Replace(WordForms.Fold(name), "-").Trim('-');
        // “new” would be the address of the page that opens spaces.
        if (stem.Length == 0 || stem is "new" or "quiet") stem = "space";
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
