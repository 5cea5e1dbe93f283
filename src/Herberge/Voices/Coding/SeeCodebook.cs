using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <param name="Voices">How many observations have it.</param>
public sealed record CodeView(Guid Id, string Name, int Hue, string? Definition, string? Example, Guid? ParentId, int Voices);

/// <param name="MayUndo">Nothing later builds upon it.</param>
public sealed record CodeChangeView(Guid Id, CodeChangeKind Kind, string Code, string? Other, string? NameBefore, int Moved, string By, DateTimeOffset At, bool IsUndone, bool MayUndo);

/// <param name="Codes">In order of names, each below its parent.</param>
public sealed record Codebook(IReadOnlyList<CodeView> Codes, IReadOnlyList<CodeChangeView> History);

/// <summary>The codebook: what each code means, how often it was given, and how it came to be.</summary>
internal sealed class SeeCodebook(HouseDb db, CodeCounts kept)
{
    private const int MostChanges = 30;

    public async Task<Result<Codebook>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var counts = await kept.ReadAsync(ct);
        var all = await db.Codes.AsNoTracking().ToListAsync(ct);
        var used = Views(all.Where(c => c.RetiredAt is null), counts);
        return new Codebook(Tree(used), await HistoryAsync(all.ToDictionary(c => c.Id, c => c.Name), used.Where(c => c.Voices > 0 || used.Exists(below => below.ParentId == c.Id)).Select(c => c.Id).ToHashSet(), ct));
    }

    /// <summary>The codes alone, each below its parent.</summary>
    public async Task<Result<IReadOnlyList<CodeView>>> CodesAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        return Result<IReadOnlyList<CodeView>>.Of(Tree(Views(await db.Codes.AsNoTracking().Where(c => c.RetiredAt == null).ToListAsync(ct), await kept.ReadAsync(ct))));
    }

    private static List<CodeView> Views(IEnumerable<Code> codes, IReadOnlyDictionary<Guid, int> counts) =>
        [.. codes.Select(c => new CodeView(c.Id, c.Name, c.Hue, c.Definition, c.Example, c.ParentId, counts.GetValueOrDefault(c.Id)))];

    private static List<CodeView> Tree(List<CodeView> codes)
    {
        var children = codes.OrderBy(c => c.Name, StringComparer.CurrentCulture).ToLookup(c => c.ParentId);
        return [.. children[null].SelectMany(parent => children[parent.Id].Prepend(parent))];
    }

    private async Task<List<CodeChangeView>> HistoryAsync(Dictionary<Guid, string> names, HashSet<Guid> inUse, CancellationToken ct)
    {
        var members = db.Set<Member>();
        var changes = await db.CodeChanges.AsNoTracking().OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(MostChanges)
            .Select(c => new { Change = c, By = members.Where(m => m.Id == c.ById).Select(m => m.Name).FirstOrDefault() ?? "" }).ToListAsync(ct);
        var touched = new HashSet<Guid>();
        var views = new List<CodeChangeView>();
        foreach (var (change, by) in changes.Select(row => (row.Change, row.By)))
        {
            Guid[] codes = change.OtherId is { } second ? [change.CodeId, second] : [change.CodeId];
            var isLast = change.UndoneAt is null && !codes.Any(touched.Contains);
            if (change.UndoneAt is null && change.Kind != CodeChangeKind.Added) touched.UnionWith(codes);
            views.Add(new CodeChangeView(change.Id, change.Kind, names.GetValueOrDefault(change.CodeId, ""), change.OtherId is { } other ? names.GetValueOrDefault(other) : null,
                change.NameBefore, change.Moved, by, change.At, change.UndoneAt is not null, isLast && !(change.Kind == CodeChangeKind.Added && inUse.Contains(change.CodeId))));
        }

        return views;
    }
}
