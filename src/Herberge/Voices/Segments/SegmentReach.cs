using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Voices.Segments;

/// <summary>How far a need may reach among all customers, by segments of known size.</summary>
/// <param name="Customers">Projected; null where no segment behind it has a known number.</param>
/// <param name="OfCustomers">All customers of the segments it was projected onto.</param>
/// <param name="Revenue">Projected likewise.</param>
/// <param name="OfRevenue">All revenue of these segments.</param>
/// <param name="Unsized">Segments behind it whose size nobody told.</param>
/// <param name="Nowhere">Customers behind it whose segment nobody noted.</param>
public sealed record NeedReach(double? Customers, double OfCustomers, double? Revenue, double OfRevenue, IReadOnlyList<string> Unsized, int Nowhere, IReadOnlyList<SegmentShare> Segments)
{
    public static NeedReach None { get; } = new(null, 0, null, 0, [], 0, []);
}

/// <param name="Spoke">Customers of it who speak for the need.</param>
/// <param name="Heard">Customers of it of whom anything was ever heard.</param>
public sealed record SegmentShare(string Name, int Spoke, int Heard, long? Customers, double? Revenue);

/// <summary>
/// Projects who speaks for a need onto the sizes of their segments: Σ size · spoke ÷ (heard + 2). The two silent ones keep a
/// single voice in a segment from standing for all of it (after Laplace's rule of succession, without its gift to those who
/// said nothing). Nobody drew those who speak by chance, so it weighs and does not measure, and the page says so.
/// </summary>
internal sealed class SegmentReach(HouseDb db, IMemoryCache cache)
{
    private const int Silent = 2;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyDictionary<Guid, NeedReach>> OfAsync(IReadOnlyCollection<Guid> needs, CancellationToken ct)
    {
        var sizes = (await SizesAsync(ct)).ToDictionary(size => size.FoldedName, StringComparer.Ordinal);
        if (sizes.Count == 0) return needs.ToDictionary(id => id, _ => NeedReach.None);
        var heard = await HeardAsync(ct);
        var rows = (await db.NeedEvidence.AsNoTracking().Where(e => needs.Contains(e.NeedId) && !e.SpeaksAgainst)
            .Join(db.Observations.Where(o => o.Channel != VoiceChannel.Inside), e => e.ObservationId, o => o.Id, (e, o) => new { e.NeedId, o.AuthorKey, o.Segment }).ToListAsync(ct)).ToLookup(r => r.NeedId, r => (r.AuthorKey, r.Segment));
        return needs.ToDictionary(id => id, id => Of([.. rows[id]], sizes, heard));
    }

    public void Forget() => cache.Remove(typeof(SegmentReach));

    /// <summary>All sizes, as imported.</summary>
    public Task<List<SegmentSize>> SizesAsync(CancellationToken ct) => db.SegmentSizes.AsNoTracking().OrderBy(s => s.FoldedName).ToListAsync(ct);

    /// <summary>Customers heard of in each segment, by its folded name; those nobody can tell apart count as one.</summary>
    public async Task<IReadOnlyDictionary<string, int>> HeardAsync(CancellationToken ct) => await cache.GetOrCreateAsync(typeof(SegmentReach), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Remembered;
        var known = await db.Observations.AsNoTracking().Where(o => o.Segment != null && o.Channel != VoiceChannel.Inside).GroupBy(o => o.Segment!)
            .Select(g => new { Segment = g.Key, People = g.Select(o => o.AuthorKey).Where(key => key != null).Distinct().Count(), Unknown = g.Any(o => o.AuthorKey == null) }).ToListAsync(ct);
        return known.GroupBy(s => WordForms.Fold(s.Segment)).ToDictionary(g => g.Key, g => g.Sum(s => s.People + (s.Unknown ? 1 : 0)), StringComparer.Ordinal);
    }) ?? new Dictionary<string, int>();

    private static NeedReach Of(List<(string? Author, string? Segment)> said, Dictionary<string, SegmentSize> sizes, IReadOnlyDictionary<string, int> heard)
    {
        var shares = said.Where(s => s.Segment is not null).GroupBy(s => WordForms.Fold(s.Segment!)).Select(g =>
        {
            var size = sizes.GetValueOrDefault(g.Key);
            var spoke = g.Select(s => s.Author ?? "?").Distinct(StringComparer.Ordinal).Count();
            return new SegmentShare(size?.Name ?? g.First().Segment!, spoke, Math.Max(spoke, heard.GetValueOrDefault(g.Key)), size?.Customers, size?.Revenue);
        }).OrderByDescending(s => s.Customers ?? 0).ThenBy(s => s.Name, StringComparer.Ordinal).ToList();
        var (counted, paid) = (shares.Where(s => s.Customers is not null).ToList(), shares.Where(s => s.Revenue is not null).ToList());
        return new NeedReach(
            counted.Count == 0 ? null : counted.Sum(s => s.Customers!.Value * Part(s)), counted.Sum(s => s.Customers!.Value),
            paid.Count == 0 ? null : paid.Sum(s => s.Revenue!.Value * Part(s)), paid.Sum(s => s.Revenue!.Value),
            [.. shares.Where(s => s.Customers is null && s.Revenue is null).Select(s => s.Name)],
            said.Where(s => s.Segment is null).Select(s => s.Author ?? "?").Distinct(StringComparer.Ordinal).Count(), shares);
    }

    private static double Part(SegmentShare share) => (double)share.Spoke / (share.Heard + Silent);
}
