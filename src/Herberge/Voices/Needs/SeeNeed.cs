using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

public sealed record EvidenceLine(Guid Id, string Quote, string Language, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, bool SpeaksAgainst);

/// <summary>Who of a channel is owed an answer, and whether they got it since the decision.</summary>
/// <param name="Customers">How many stand behind the need there.</param>
/// <param name="ToldBy">Null while nobody did.</param>
public sealed record ChannelToTell(VoiceChannel Channel, int Customers, string? ToldBy, DateTimeOffset? ToldAt, string? Text);

/// <param name="OwnerHandle">For the form.</param>
/// <param name="ToTell">Empty until something is decided.</param>
public sealed record NeedSheet(
    NeedCard Card, string? OwnerHandle, string? Outcome, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt, Guid? ThreadId, IReadOnlyList<EvidenceLine> Evidence,
    IReadOnlyList<ChannelToTell> ToTell);

/// <summary>One need with what speaks for and against it, and who is owed an answer.</summary>
internal sealed class SeeNeed(HouseDb db)
{
    private const int MostEvidence = 200;

    public async Task<Result<NeedSheet>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var members = db.Set<Member>();
        var row = await db.Needs.AsNoTracking().Where(n => n.Id == id)
            .Select(n => new { Need = n, Owner = members.Where(m => m.Id == n.OwnerId).Select(m => new { m.Name, m.Handle }).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        if (row is null) return Problem.NotFound();
        var need = row.Need;
        var evidence = await db.NeedEvidence.AsNoTracking().Where(e => e.NeedId == id)
            .Join(db.VisibleObservationsTo(viewer), e => e.ObservationId, o => o.Id,
                (e, o) => new { o.Id, o.Quote, o.Language, o.SaidAt, o.Channel, o.Segment, o.AuthorKey, e.SpeaksAgainst })
            .OrderByDescending(o => o.SaidAt).ToListAsync(ct);
        var weight = (
            NeedWeight.Of([.. evidence.Where(e => !e.SpeaksAgainst).Select(e => (e.AuthorKey, e.Segment))]),
            NeedWeight.Of([.. evidence.Where(e => e.SpeaksAgainst).Select(e => (e.AuthorKey, e.Segment))]));
        var told = need.IsDecided
            ? await db.NeedTellings.AsNoTracking().Where(t => t.NeedId == id && t.ToldAt >= need.DecidedAt).OrderByDescending(t => t.ToldAt)
                .Select(t => new { t.Channel, t.Text, t.ToldAt, By = members.Where(m => m.Id == t.ToldBy).Select(m => m.Name).FirstOrDefault() ?? "" }).ToListAsync(ct)
            : [];
        var toTell = need.IsDecided
            ? evidence.Where(e => !e.SpeaksAgainst).GroupBy(e => e.Channel).OrderBy(g => g.Key).Select(g =>
            {
                var last = told.FirstOrDefault(t => t.Channel == g.Key);
                return new ChannelToTell(g.Key, NeedWeight.Of([.. g.Select(e => (e.AuthorKey, e.Segment))]).Customers, last?.By, last?.ToldAt, last?.Text);
            }).ToList()
            : [];
        return new NeedSheet(
            ListNeeds.Card(need, row.Owner?.Name, weight, toTell.Count(c => c.ToldAt is null)), row.Owner?.Handle, need.Outcome, need.CreatedAt, need.DecidedAt, need.ThreadId,
            [.. EachCustomerFirst(evidence, e => e.AuthorKey).Take(MostEvidence).Select(e => new EvidenceLine(e.Id, e.Quote, e.Language, e.SaidAt, e.Channel, e.Segment, e.SpeaksAgainst))], toTell);
    }

    /// <summary>The newest of each customer before a second of any: many are heard before one is heard twice.</summary>
    private static IEnumerable<T> EachCustomerFirst<T>(IReadOnlyList<T> newestFirst, Func<T, string?> author)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        var first = newestFirst.Where(e => author(e) is not { } key || heard.Add(key)).ToHashSet();
        return newestFirst.OrderBy(e => !first.Contains(e));
    }
}
