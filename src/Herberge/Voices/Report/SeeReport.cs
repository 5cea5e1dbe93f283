using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Texts.Trends;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Report;

/// <summary>The advocate's report of a month: for those who hear voices, and for the deciders it is sent to.</summary>
internal sealed class SeeReport(HouseDb db, ListNeeds list, House house, TimeProvider clock)
{
    private const int MostNeeds = 5;
    private const int MostMoved = 6;

    /// <summary>Fewer in both months together say nothing about a code.</summary>
    private const int FewestToCompare = 10;

    /// <summary>First day of the last month that is over.</summary>
    public DateOnly LastMonth() => First(Today()).AddMonths(-1);

    public DateOnly Today() => house.DayOf(clock.GetUtcNow());

    public async Task<bool> MayReadAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return viewer.HearsVoices || (viewer.IsInside && await db.ReportReaders.AnyAsync(r => r.MemberId == me, ct));
    }

    /// <param name="month">Any day of it; null for the last that is over.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<VoicesReport>> HandleAsync(DateOnly? month, Viewer viewer, CancellationToken ct)
    {
        if (!await MayReadAsync(viewer, ct)) return Problem.Forbidden("voices-for-community-managers");
        var first = First(month ?? LastMonth());
        if (first > Today()) return Problem.NotFound();
        return await OfAsync(first, ct);
    }

    /// <summary>When it went out; null when it has not.</summary>
    public Task<ReportIssue?> IssueAsync(DateOnly month, CancellationToken ct) => db.ReportIssues.AsNoTracking().SingleOrDefaultAsync(i => i.Month == month, ct);

    /// <summary>For the house itself, which sends it.</summary>
    internal async Task<VoicesReport> OfAsync(DateOnly month, CancellationToken ct)
    {
        var (from, to, before) = (At(month), At(month.AddMonths(1)), At(month.AddMonths(-1)));
        var heard = await HeardAsync(from, to, ct);
        var heardBefore = await HeardAsync(before, from, ct);
        var (moved, coded, codedBefore, compared) = await MovedAsync(before, from, to, ct);
        var cards = (await list.HandleAsync(null, int.MaxValue, Itself, ct)).Value!;
        var open = cards.Where(card => card.Status is not (NeedStatus.Shipped or NeedStatus.Declined)).Take(MostNeeds).ToList();
        return new VoicesReport(
            month, to <= clock.GetUtcNow(), heard, heardBefore, coded, codedBefore, compared, moved, await NeedsAsync(open, from, to, ct),
            await FollowedAsync(month, from, cards, ct), await ToldAsync(from, to, ct), [.. cards.Where(card => card.ToTell > 0)]);
    }

    /// <summary>What colleagues wrote in the house's own spaces is neither counted nor quoted in a report on customers.</summary>
    private IQueryable<Observation> Customers(DateTimeOffset from, DateTimeOffset to) =>
        db.Observations.AsNoTracking().Where(o => o.Channel != VoiceChannel.Inside && o.SaidAt >= from && o.SaidAt < to);

    private async Task<NeedWeight> HeardAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) => NeedWeight.Of(
        [.. (await Customers(from, to).Select(o => new { o.AuthorKey, o.Segment, o.Channel }).ToListAsync(ct)).Select(o => (o.AuthorKey, o.Segment, o.Channel))]);

    private async Task<(List<CodeMovement> Moved, int Coded, int CodedBefore, int Compared)> MovedAsync(DateTimeOffset before, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var said = Customers(before, to);
        var marks = await db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null && m.SaidAt >= before && m.SaidAt < to && said.Any(o => o.Id == m.ObservationId))
            .Select(m => new { m.CodeId, m.ObservationId, Later = m.SaidAt >= from }).Distinct().ToListAsync(ct);
        var (all, allBefore) = (marks.Where(m => m.Later).Select(m => m.ObservationId).Distinct().Count(), marks.Where(m => !m.Later).Select(m => m.ObservationId).Distinct().Count());
        var codes = await db.Codes.AsNoTracking().Where(c => c.RetiredAt == null).Select(c => new CodeName(c.Id, c.Name, c.Hue)).ToDictionaryAsync(c => c.Id, ct);
        var compared = marks.GroupBy(m => m.CodeId).Where(g => codes.ContainsKey(g.Key) && g.Count() >= FewestToCompare).Select(g =>
        {
            var (now, then) = (g.Count(m => m.Later), g.Count(m => !m.Later));
            return new CodeMovement(codes[g.Key], now, then, ShareInterval.Of(now, all), ShareInterval.Of(then, allBefore), ShareChange.Of(then, allBefore, now, all));
        }).ToList();
        var moved = compared.Where(code => code.Change.IsClear).OrderByDescending(code => Math.Abs(code.Change.Value)).ThenBy(code => code.Code.Name, StringComparer.Ordinal).Take(MostMoved).ToList();
        return (moved, all, allBefore, compared.Count);
    }

    private async Task<List<ReportNeed>> NeedsAsync(List<NeedCard> open, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var ids = open.ConvertAll(card => card.Id);
        var said = await db.NeedEvidence.AsNoTracking().Where(e => ids.Contains(e.NeedId) && !e.SpeaksAgainst)
            .Join(Customers(from, to), e => e.ObservationId, o => o.Id, (e, o) => new { e.NeedId, o.Quote, o.Language, o.Channel, o.Segment, o.AuthorKey, o.SaidAt, o.Id })
            .ToListAsync(ct);
        var quoted = new HashSet<Guid>();
        return [.. open.Select(card =>
        {
            var mine = said.Where(s => s.NeedId == card.Id).ToList();
            // Not the same words twice in one report; the shortest that still says something.
            var one = mine.Where(s => !quoted.Contains(s.Id)).OrderBy(s => Math.Abs(s.Quote.Length - UsualQuote)).ThenBy(s => s.Id).FirstOrDefault();
            if (one is not null) quoted.Add(one.Id);
            return new ReportNeed(card, NeedWeight.Of([.. mine.Select(s => (s.AuthorKey, s.Segment, s.Channel))]).Customers, one is null ? null : new ReportQuote(one.Quote, one.Language, one.Channel, one.Segment));
        })];
    }

    private const int UsualQuote = 140;

    /// <summary>The needs of the report that went out for the month before; where none did, the oldest open or lately decided ones.</summary>
    private async Task<List<NeedCard>> FollowedAsync(DateOnly month, DateTimeOffset from, IReadOnlyList<NeedCard> cards, CancellationToken ct)
    {
        var named = await db.ReportIssues.AsNoTracking().Where(i => i.Month == month.AddMonths(-1)).Select(i => i.Needs).SingleOrDefaultAsync(ct);
        if (named is not null) return [.. named.Select(id => cards.FirstOrDefault(card => card.Id == id)).OfType<NeedCard>()];
        var decidedLong = At(month.AddMonths(-1));
        var then = await db.Needs.AsNoTracking().Where(n => n.CreatedAt < from && (n.DecidedAt == null || n.DecidedAt >= decidedLong)).Select(n => n.Id).ToListAsync(ct);
        return [.. cards.Where(card => then.Contains(card.Id)).Take(MostNeeds)];
    }

    private async Task<List<ReportTelling>> ToldAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var told = await db.NeedTellings.AsNoTracking().Where(t => t.ToldAt >= from && t.ToldAt < to).Join(db.Needs, t => t.NeedId, n => n.Id, (t, n) => new { n.Number, n.Want, t.Channel, t.People }).ToListAsync(ct);
        return [.. told.GroupBy(t => (t.Number, t.Want, t.Channel)).OrderBy(g => g.Key.Number).ThenBy(g => g.Key.Channel).Select(g => new ReportTelling(Need.LabelOf(g.Key.Number), g.Key.Want, g.Key.Channel, g.Sum(t => t.People)))];
    }

    /// <summary>Whoever may read the report may read of all needs in it.</summary>
    private static Viewer Itself { get; } = new(Guid.AllBitsSet, IsGuest: false, HouseRoles.CommunityManager, "de");

    private DateTimeOffset At(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), house.TimeZone));

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
