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
        var belongings = await people
            .Select(m => new { Path = m.PartnerId == null && m.Unit != null ? m.Unit.Path : null, m.PartnerId, Partner = m.Partner != null ? m.Partner.Name : null })
            .Distinct().ToListAsync(ct);
        var paths = belongings.Select(b => b.Path).OfType<string>().ToList();
        var units = (await db.Units.AsNoTracking().OrderBy(u => u.Path).Select(u => new { u.Id, u.Name, u.Path }).ToListAsync(ct))
            .Where(u => paths.Any(p => p == u.Path || p.StartsWith(u.Path + "/", StringComparison.Ordinal)))
            .Select(u => new UnitChoice(u.Id, u.Name, u.Path, u.Path.Count(c => c == '/')));
        var partners = belongings.Where(b => b.Partner is not null).DistinctBy(b => b.PartnerId)
            .Select(b => new NamedChoice(b.PartnerId.ToString()!, b.Partner!)).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase);
        var said = await people.Select(m => new { m.Place, m.Languages }).Distinct().ToListAsync(ct);
        var places = said.Select(s => s.Place).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCultureIgnoreCase);
        var languages = said.Select(s => s.Languages).OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(WordList.Split).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(l => new NamedChoice(l, LanguageNames.Of(l))).OrderBy(l => l.Name, StringComparer.CurrentCultureIgnoreCase);
        return new DirectoryFilters([.. units], [.. places], [.. languages], [.. partners]);
    }
}
