using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <summary>
/// How much stands behind a need: customers and kinds of customers, not how often or how loud one of them spoke. Who has
/// no author key counts once for each segment, because they may all be one. What colleagues said inside the house is read beside it
/// and is no customer's.
/// </summary>
/// <param name="Voices">Observations, for those who want to read them.</param>
public sealed record NeedWeight(int Customers, int Segments, int Voices)
{
    public static NeedWeight None { get; } = new(0, 0, 0);

    internal static NeedWeight Of(IReadOnlyCollection<(string? Author, string? Segment, VoiceChannel Channel)> voices)
    {
        var customers = voices.Where(v => v.Channel != VoiceChannel.Inside).ToList();
        return new(
            customers.Select(v => v.Author ?? $"?{v.Segment}").Distinct(StringComparer.Ordinal).Count(),
            customers.Select(v => v.Segment).OfType<string>().Distinct(StringComparer.Ordinal).Count(), voices.Count);
    }

    /// <summary>What speaks for and against each of some needs; <paramref name="among"/> limits the observations that count.</summary>
    internal static async Task<Dictionary<Guid, (NeedWeight For, NeedWeight Against)>> OfAllAsync(
        HouseDb db, IReadOnlyCollection<Guid> needs, CancellationToken ct, IQueryable<Observation>? among = null)
    {
        var rows = await db.NeedEvidence.AsNoTracking().Where(e => needs.Contains(e.NeedId))
            .Join(among ?? db.Observations, e => e.ObservationId, o => o.Id, (e, o) => new { e.NeedId, e.SpeaksAgainst, o.AuthorKey, o.Segment, o.Channel }).ToListAsync(ct);
        var all = rows.ToLookup(r => (r.NeedId, r.SpeaksAgainst), r => (r.AuthorKey, r.Segment, r.Channel));
        return needs.ToDictionary(id => id, id => (Of([.. all[(id, false)]]), Of([.. all[(id, true)]])));
    }
}
