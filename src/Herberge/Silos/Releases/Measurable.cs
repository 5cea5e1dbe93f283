using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos.Releases;

/// <summary>What can be asked for in this house: depth of the unit tree, kinds of contact, places and partners.</summary>
internal sealed class Measurable(HouseDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public async Task<Offer> OfferAsync(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(Measurable), out Offer? known)) return known!;
        var people = await db.PeopleForAnalysis().ToListAsync(ct);
        var depth = people.Max(person => person.UnitPath?.Split('/').Length) ?? 1;
        var kinds = new List<TieKind>();
        foreach (var kind in Enum.GetValues<TieKind>())
            if (await db.Ties.AnyAsync(t => t.Kind == kind, ct)) kinds.Add(kind);
        var by = new List<GroupedBy> { GroupedBy.Unit };
        if (people.Select(person => person.Place).OfType<string>().Distinct().Count() > 1) by.Add(GroupedBy.Place);
        if (people.Any(person => person.Partner is not null)) by.Add(GroupedBy.Partner);
        var offer = new Offer(depth, kinds, by);
        cache.Set(typeof(Measurable), offer, Remembered);
        return offer;
    }

    /// <summary>Everything a week's release holds.</summary>
    public async Task<IReadOnlyList<FigureKey>> KeysAsync(DateTimeOffset to, CancellationToken ct)
    {
        var offer = await OfferAsync(ct);
        return [..
            from days in ReleaseCalendar.Windows
            from grouping in offer.By
            from level in Enumerable.Range(1, grouping == GroupedBy.Unit ? offer.Levels : 1)
            from kind in offer.Kinds.Select(kind => (TieKind?)kind).Prepend(null)
            select new FigureKey(to, days, level, grouping, kind)];
    }
}

/// <summary>What can be chosen on the page.</summary>
public sealed record Offer(int Levels, IReadOnlyList<TieKind> Kinds, IReadOnlyList<GroupedBy> By);
