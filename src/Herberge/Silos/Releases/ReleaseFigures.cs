using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Silos.Guard;
using Herberge.Silos.Oversight;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Releases;

/// <summary>
/// Gives the released figures of a key. The nightly job has computed most of them; what is asked for first is computed now, once,
/// together with the window before and the points of its trend, and stays as it is from then on.
/// </summary>
internal sealed class ReleaseFigures(
    HouseDb db, IDatabaseEngine engine, WriteTransactions writes, House house, TimeProvider clock, ContactsOfTheWeek week,
    StartRelease start, ReadRules readRules)
{
    public async Task<ReleasedFigures> HandleAsync(FigureKey key, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is { } known) return known;
        await week.OneAtATimeAsync(async () =>
        {
            if (await FindAsync(key, ct) is null) await ComputeAsync(key, ct);
        }, ct);
        return await FindAsync(key, ct) ?? throw new InvalidOperationException("Figures were released and are not there.");
    }

    /// <summary>The figures of a key and, as far as they were released, those of the window before.</summary>
    public async Task<(ReleasedFigures Now, ReleasedFigures? Before)> WithBeforeAsync(FigureKey key, CancellationToken ct)
    {
        var (now, before) = await BothAsync(key, ct);
        if (now is not null) return (now, before);
        await HandleAsync(key, ct);
        (now, before) = await BothAsync(key, ct);
        return (now ?? throw new InvalidOperationException("Figures were released and are not there."), before);
    }

    /// <summary>The window before, as far as it ends on a Monday.</summary>
    public FigureKey Before(FigureKey key) => key with { To = ReleaseCalendar.LastEnd(key.From, house.TimeZone) };

    /// <summary>The keys of a trend's points, oldest first.</summary>
    public IEnumerable<FigureKey> Trend(FigureKey key) =>
        ReleaseCalendar.TrendEnds(key.To, house.TimeZone).Select(to => key with { To = to, Days = ReleaseCalendar.TrendWindow });

    public Task<ReleasedFigures?> FindAsync(FigureKey key, CancellationToken ct)
    {
        var (to, days, level, by, kind) = (key.To, key.Days, key.Level, key.By, key.KindNumber);
        return db.ReleasedFigures.AsNoTracking()
            .FirstOrDefaultAsync(f => f.By == by && f.Kind == kind && f.Level == level && f.Days == days && f.To == to, ct);
    }

    private async Task<(ReleasedFigures? Now, ReleasedFigures? Before)> BothAsync(FigureKey key, CancellationToken ct)
    {
        var (to, earlier, days, level, by, kind) = (key.To, Before(key).To, key.Days, key.Level, key.By, key.KindNumber);
        var both = await db.ReleasedFigures.AsNoTracking()
            .Where(f => f.By == by && f.Kind == kind && f.Level == level && f.Days == days && (f.To == to || f.To == earlier)).ToListAsync(ct);
        return (both.Find(f => f.To == to), both.Find(f => f.To == earlier));
    }

    private async Task ComputeAsync(FigureKey key, CancellationToken ct)
    {
        var rules = ReleaseRules.ForHouse((await readRules.HandleAsync(ct)).SmallestGroup);
        var release = ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone);
        await start.HandleAsync(release, rules, ct);
        var contacts = await week.ContactsAsync(release, () => HouseContacts.LoadAsync(db, release - ReleaseCalendar.Reach, release, ct));

        // What comes before the first contact has nothing to tell; it is not kept as an empty figure.
        var wanted = new[] { key }.Concat(
            Trend(key).Append(Before(key)).Where(k => contacts.Oldest is { } oldest && k.From >= oldest - TimeSpan.FromDays(1)));
        var computed = new List<ReleasedFigures>();
        foreach (var one in wanted.Distinct())
        {
            if (await FindAsync(one, ct) is not null) continue;
            var (missing, figures) = DrawFigures.Of(contacts, one, rules, withCommunities: one.To == release, ct);
            var released = new ReleasedFigures(one, missing, figures, clock.GetUtcNow());
            if (one.To == release && one.Kind is null) released.SpreadOut(figures);
            computed.Add(released);
        }

        foreach (var one in computed) await KeepAsync(one, ct);
    }

    private async Task KeepAsync(ReleasedFigures figures, CancellationToken ct)
    {
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            db.ReleasedFigures.Add(figures);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Another node was first: its figures are the released ones.
        }

        db.ChangeTracker.Clear();
    }
}
