using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Sight;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Needs;

/// <summary>
/// Which needs ideas answer. Everybody inside who reads an idea may know the need, how many customers stand behind it and the quotes that
/// were chosen for it; partners' people may not.
/// </summary>
internal sealed class IdeaOrigins(HouseDb db, IStringLocalizer<VoicesWords> words) : IIdeaOrigins
{
    public async Task<IReadOnlyList<IdeaOrigin>> OfAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return [];
        var needs = await db.NeedIdeas.AsNoTracking().Where(l => l.IdeaId == ideaId).Join(db.Needs, l => l.NeedId, n => n.Id, (l, n) => n).OrderBy(n => n.Number).ToListAsync(ct);
        if (needs.Count == 0) return [];
        var ids = needs.ConvertAll(n => n.Id);
        var weights = await NeedWeight.OfAllAsync(db, ids, ct);
        var first = await db.NeedEvidence.Where(e => ids.Contains(e.NeedId) && !e.SpeaksAgainst).Join(db.Observations.Where(o => o.Channel != VoiceChannel.Inside), e => e.ObservationId, o => o.Id, (e, o) => new { e.NeedId, o.SaidAt })
            .GroupBy(o => o.NeedId).Select(g => new { g.Key, At = g.Min(o => o.SaidAt) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        var quotes = (await db.IdeaQuotes.AsNoTracking().Where(q => q.IdeaId == ideaId).Join(db.Observations, q => q.ObservationId, o => o.Id, (q, o) => new { q.NeedId, o.Quote, o.Language, o.Channel, o.Segment, o.SaidAt })
            .OrderByDescending(q => q.SaidAt).ToListAsync(ct)).ToLookup(q => q.NeedId);
        var owed = await OwedChannels.OfAsync(db, [.. needs.Where(n => n.IsDecided).Select(n => n.Id)], ct);
        return [.. needs.Select(n => new IdeaOrigin(
            n.Label, n.Want, viewer.HearsVoices ? $"/voices/needs/{n.Id}" : null, n.Importance, weights[n.Id].For.Customers, first.TryGetValue(n.Id, out var at) ? at : null,
            n.IsDecided ? !owed.ContainsKey(n.Id) : null,
            [.. quotes[n.Id].Select(q => new OriginQuote(q.Quote, q.Language, words[$"channel-{q.Channel}"], q.Segment, q.SaidAt))]))];
    }

    public async Task<IReadOnlyDictionary<Guid, int>> CustomersAsync(IReadOnlyCollection<Guid> ideas, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside || ideas.Count == 0) return new Dictionary<Guid, int>();
        var links = await db.NeedIdeas.AsNoTracking().Where(l => ideas.Contains(l.IdeaId)).Select(l => new { l.IdeaId, l.NeedId }).ToListAsync(ct);
        var weights = await NeedWeight.OfAllAsync(db, [.. links.Select(l => l.NeedId).Distinct()], ct);
        return links.GroupBy(l => l.IdeaId).ToDictionary(g => g.Key, g => g.Sum(l => weights[l.NeedId].For.Customers));
    }
}
