using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

/// <summary>
/// How much the top units talk with each other, from the ledger of the last half year: contact beside what their size
/// would make you expect. Kept for an hour, shown to nobody; it only chooses which open question to put before whom.
/// </summary>
internal sealed class UnitContacts(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>Half of what would be expected, or less, counts as “kaum miteinander”.</summary>
    public const double Rare = 0.5;

    /// <summary>Smaller units are left out, so that a sentence about a unit is never about one or two people.</summary>
    private const int SmallestUnit = 5;

    private static readonly TimeSpan Window = TimeSpan.FromDays(182);
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    public static string TopOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is var cut and > 0 ? path[..cut] : path;

    public async ValueTask<UnitContactMap> MapAsync(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(UnitContacts), out UnitContactMap? known)) return known!;

        var since = clock.GetUtcNow() - Window;
        var people = db.Set<Member>().AsNoTracking().Where(m => m.PartnerId == null && m.UnitId != null);
        var units = await people.Where(m => m.State == MemberState.Active).GroupBy(m => new { m.Unit!.Path, m.Unit.Hue })
            .Select(g => new { g.Key.Path, g.Key.Hue, Count = g.Count() }).ToListAsync(ct);
        var contacts = await (
            from tie in db.Ties.AsNoTracking()
            where tie.At > since
            join a in people on tie.FromId equals a.Id
            join b in people on tie.ToId equals b.Id
            group tie.Weight by new { From = a.Unit!.Path, To = b.Unit!.Path } into pair
            select new { pair.Key.From, pair.Key.To, Weight = pair.Sum() }).ToListAsync(ct);

        var map = new UnitContactMap(
            units.GroupBy(u => TopOf(u.Path)).Where(g => g.Sum(u => u.Count) >= SmallestUnit)
                .ToDictionary(g => g.Key, g => (g.First().Hue, g.Sum(u => u.Count))),
            contacts.GroupBy(c => Pair(TopOf(c.From), TopOf(c.To))).ToDictionary(g => g.Key, g => g.Sum(c => c.Weight)));
        cache.Set(typeof(UnitContacts), map, Remembered);
        return map;
    }

    internal static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
}

internal sealed class UnitContactMap(IReadOnlyDictionary<string, (int Hue, int People)> units, IReadOnlyDictionary<(string, string), double> contacts)
{
    private readonly double _total = contacts.Values.Sum();
    private readonly Dictionary<string, double> _strengths = contacts
        .SelectMany(c => new[] { (Unit: c.Key.Item1, c.Value), (Unit: c.Key.Item2, c.Value) })
        .GroupBy(c => c.Unit).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));

    public int HueOf(string unit) => units.TryGetValue(unit, out var known) ? known.Hue : 1;

    /// <summary>
    /// Contact between two units divided by what their contacts would give if everybody spoke with everybody alike
    /// (s_a · s_b / 2m, the configuration model); null where a unit is too small or too silent to say.
    /// </summary>
    public double? Closeness(string a, string b)
    {
        if (!units.ContainsKey(a) || !units.ContainsKey(b) || _total <= 0) return null;
        var expected = _strengths.GetValueOrDefault(a) * _strengths.GetValueOrDefault(b) / (2 * _total);
        if (expected < 1) return null;
        return contacts.GetValueOrDefault(UnitContacts.Pair(a, b)) / expected;
    }
}
