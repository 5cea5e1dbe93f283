using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

internal sealed record UnitChoice(Guid Id, string Name, string Path, int Depth);

internal sealed record NamedChoice(string Value, string Name);

/// <summary>What the directory can be narrowed to; only what leads to somebody this viewer may see.</summary>
internal sealed record DirectoryFilters(
    IReadOnlyList<UnitChoice> Units, IReadOnlyList<string> Places, IReadOnlyList<NamedChoice> Languages, IReadOnlyList<NamedChoice> Partners);

internal sealed class DirectoryChoices(HouseDb db, VisibleMembers visible)
{
    public async Task<DirectoryFilters> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var people = visible.To(viewer).Where(m => m.State == MemberState.Active);
        var paths = await people.Where(m => m.Unit != null && m.PartnerId == null).Select(m => m.Unit!.Path).Distinct().ToListAsync(ct);
        var units = (await db.Units.AsNoTracking().OrderBy(u => u.Path).Select(u => new { u.Id, u.Name, u.Path }).ToListAsync(ct))
            .Where(u => paths.Any(p => p == u.Path || p.StartsWith(u.Path + "/", StringComparison.Ordinal)))
            .Select(u => new UnitChoice(u.Id, u.Name, u.Path, u.Path.Count(c => c == '/')));
        var places = await people.Where(m => m.Place != null).Select(m => m.Place!).Distinct().OrderBy(p => p).ToListAsync(ct);
        var languages = (await people.Where(m => m.Languages != null).Select(m => m.Languages!).Distinct().ToListAsync(ct))
            .SelectMany(WordList.Split).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(l => new NamedChoice(l, LanguageNames.Of(l))).OrderBy(l => l.Name, StringComparer.CurrentCultureIgnoreCase);
        var partners = await people.Where(m => m.Partner != null).Select(m => new { m.Partner!.Id, m.Partner.Name }).Distinct().OrderBy(p => p.Name).ToListAsync(ct);
        return new DirectoryFilters([.. units], places, [.. languages], [.. partners.Select(p => new NamedChoice(p.Id.ToString(), p.Name))]);
    }
}
