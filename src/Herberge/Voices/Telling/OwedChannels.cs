using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Telling;

/// <summary>On how many channels somebody waits to hear what became of a decided need.</summary>
internal static class OwedChannels
{
    public static async Task<Dictionary<Guid, int>> OfAsync(HouseDb db, IReadOnlyCollection<Guid> decided, CancellationToken ct)
    {
        if (decided.Count == 0) return [];
        var spoken = (await db.NeedEvidence.AsNoTracking().Where(e => decided.Contains(e.NeedId) && !e.SpeaksAgainst)
            .Join(db.Observations, e => e.ObservationId, o => o.Id, (e, o) => new { e.NeedId, o.Channel, o.AuthorKey, o.Segment, o.Id, e.AddedAt }).ToListAsync(ct))
            .Select(s => new Spoken(s.NeedId, s.Channel, Spoken.PersonOf(s.AuthorKey, s.Segment), s.Id, s.AddedAt));
        var told = await db.NeedTellings.AsNoTracking().Where(t => decided.Contains(t.NeedId)).Join(db.Needs, t => t.NeedId, n => n.Id, (t, n) => new { t, n.DecidedAt })
            .Where(x => x.t.ToldAt >= x.DecidedAt).Select(x => new Heard(x.t.NeedId, x.t.Channel, x.t.ObservationId, x.t.ToldAt)).ToListAsync(ct);
        return Owed.Channels(spoken, told);
    }
}
