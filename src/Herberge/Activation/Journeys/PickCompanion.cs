using Herberge.Activation.Rounds;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Introductions;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <summary>Somebody to be introduced to, and what both care about.</summary>
public readonly record struct Companion(Guid MemberId, string Topic);

/// <summary>
/// Finds for somebody who likes to be introduced another who does: of another unit, with something in common in both profiles. Nobody is
/// proposed to whom either keeps apart from, nor who is held out of the journey; those who know the person already come last.
/// </summary>
internal sealed class PickCompanion(HouseDb db)
{
    public async Task<Companion?> HandleAsync(Guid journeyId, Guid memberId, CancellationToken ct)
    {
        var wishes = db.Set<IntroductionWish>();
        var own = await db.Set<Member>().AsNoTracking().Where(m => m.Id == memberId && m.Unit != null && wishes.Any(w => w.MemberId == m.Id))
            .Select(m => new { m.Skills, m.AskMeAbout, m.LookingFor, Unit = m.Unit!.Path }).FirstOrDefaultAsync(ct);
        if (own is null || ThingsOf(own.Skills, own.AskMeAbout, own.LookingFor) is not { Count: > 0 } things) return null;
        var (top, apart, travellers) = (TopOf(own.Unit), db.ApartWishes, db.Travellers);
        var others = await db.Set<Member>().AsNoTracking()
            .Where(m => m.Id != memberId && m.State == MemberState.Active && m.PartnerId == null && m.Unit != null && (m.Skills != null || m.AskMeAbout != null || m.LookingFor != null) && wishes.Any(w => w.MemberId == m.Id)
                && !apart.Any(a => (a.MemberId == memberId && a.OtherId == m.Id) || (a.MemberId == m.Id && a.OtherId == memberId))
                && !travellers.Any(t => t.JourneyId == journeyId && t.MemberId == m.Id && t.IsHeldOut))
            .Select(m => new { m.Id, m.Skills, m.AskMeAbout, m.LookingFor, Unit = m.Unit!.Path }).ToListAsync(ct);
        var fitting = others.Where(o => TopOf(o.Unit) != top).Select(o => (o.Id, Shared: Shared(things, ThingsOf(o.Skills, o.AskMeAbout, o.LookingFor)))).Where(o => o.Shared.Count > 0).ToList();
        if (fitting.Count == 0) return null;
        var ids = fitting.ConvertAll(f => f.Id);
        var known = await db.Ties.AsNoTracking().Where(t => (t.FromId == memberId && ids.Contains(t.ToId)) || (t.ToId == memberId && ids.Contains(t.FromId))).Select(t => t.FromId == memberId ? t.ToId : t.FromId).Distinct().ToListAsync(ct);
        // Who fits equally well is drawn by a lot that stays the same, whatever is repeated.
        var chosen = fitting.OrderBy(f => known.Contains(f.Id)).ThenByDescending(f => f.Shared.Count).ThenBy(f => MoveTravellers.DrawsLot(memberId, f.Id)).ThenBy(f => f.Id).First();
        return new Companion(chosen.Id, chosen.Shared[0]);
    }

    private static List<KnownThing> ThingsOf(params string?[] fields) => KnownThing.Of(string.Join(',', fields));

    /// <summary>What of one's own the other's words hold, as one wrote it.</summary>
    private static List<string> Shared(List<KnownThing> own, List<KnownThing> theirs)
    {
        var words = theirs.SelectMany(t => t.Words).ToHashSet();
        return [.. own.Where(t => t.Words.IsSubsetOf(words)).Select(t => t.Written).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string TopOf(string path) => path.Split('/')[0];
}
