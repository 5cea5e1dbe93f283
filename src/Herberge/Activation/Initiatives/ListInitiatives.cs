using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>Which initiatives to show.</summary>
public enum InitiativeShow : byte
{
    /// <summary>Considered, started or running.</summary>
    Open = 0,

    /// <summary>Open and asking others for something.</summary>
    Seeking = 1,

    /// <summary>Offering something, whether over or not.</summary>
    Offering = 2,

    /// <summary>Those the viewer takes part in.</summary>
    Mine = 3,

    /// <summary>Done or stopped.</summary>
    Over = 4,
}

/// <param name="Unit">Name of a top unit that takes part.</param>
/// <param name="Topic">One of the topics.</param>
/// <param name="Words">Words in title, text, wishes or offers.</param>
/// <param name="After">The value <see cref="InitiativeList.Next"/> gave.</param>
public sealed record InitiativeFilter(InitiativeShow Show = InitiativeShow.Open, string? Unit = null, string? Topic = null, string? Words = null, string? After = null, int Take = 20);

/// <param name="Next">Key of the older ones; null at the end.</param>
public sealed record InitiativeList(IReadOnlyList<InitiativeCard> Cards, string? Next);

/// <summary>A square of the map: how many open initiatives a top unit has on a topic.</summary>
public sealed record InitiativeSquare(string Unit, string Topic, int Count);

/// <param name="Units">Top units by name.</param>
/// <param name="Topics">Topics most initiatives have, first.</param>
/// <param name="Alone">How many open initiatives only one top unit takes part in.</param>
/// <param name="Open">How many are open.</param>
public sealed record InitiativeMap(IReadOnlyList<InitiativeUnit> Units, IReadOnlyList<string> Topics, IReadOnlyList<InitiativeSquare> Squares, int Alone, int Open);

/// <summary>Who works on what: the initiatives of the house as a list, newest change first, and as a map of units and topics.</summary>
internal sealed class ListInitiatives(HouseDb db, InitiativeCards cards)
{
    private const int MostTopics = 14;

    public async Task<InitiativeList> HandleAsync(InitiativeFilter filter, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var found = db.VisibleInitiativesTo(viewer);
        found = filter.Show switch
        {
            InitiativeShow.Seeking => found.Where(i => i.State < InitiativeState.Done && i.Seeks != ""),
            InitiativeShow.Offering => found.Where(i => i.Offers != ""),
            InitiativeShow.Mine => found.Where(i => i.People.Any(p => p.MemberId == me)),
            InitiativeShow.Over => found.Where(i => i.State >= InitiativeState.Done),
            _ => found.Where(i => i.State < InitiativeState.Done),
        };
        if (filter.Topic?.Trim().ToLowerInvariant() is { Length: > 0 } topic) found = found.Where(i => i.Topics.Any(t => t.Topic == topic));
        if (filter.Unit is { Length: > 0 } unit)
        {
            var below = $"{unit}/";
            var units = db.Set<OrgUnit>().Where(u => u.Path == unit || u.Path.StartsWith(below)).Select(u => (Guid?)u.Id);
            var people = db.Set<Member>().Where(m => units.Contains(m.UnitId)).Select(m => m.Id);
            found = found.Where(i => units.Contains(i.UnitId) || i.People.Any(p => people.Contains(p.MemberId)));
        }

        if (KeyOf(filter.After) is (var at, var id)) found = found.Where(i => i.ChangedAt < at || (i.ChangedAt == at && i.Id.CompareTo(id) < 0));
        var rows = await Matching(found.OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id), filter, ct);
        var next = rows.Count > filter.Take ? rows[filter.Take - 1] : null;
        return new InitiativeList(await cards.OfAsync([.. rows.Take(filter.Take)], viewer, ct), next is null ? null : $"{next.ChangedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}.{next.Id:N}");
    }

    /// <summary>The same for everybody of the house: initiatives are told by those who do them.</summary>
    public async Task<InitiativeMap> MapAsync(Viewer viewer, CancellationToken ct)
    {
        var open = await cards.OfAsync(await db.VisibleInitiativesTo(viewer).Where(i => i.State < InitiativeState.Done).ToListAsync(ct), viewer, ct);
        var topics = open.SelectMany(i => i.Topics).CountBy(t => t).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTopics).Select(t => t.Key).ToList();
        var units = open.SelectMany(i => i.Units).DistinctBy(u => u.Name).OrderBy(u => u.Name, StringComparer.Ordinal).ToList();
        var squares = open.SelectMany(i => i.Units.SelectMany(_ => i.Topics, (u, t) => (u.Name, Topic: t))).CountBy(s => s)
            .Select(s => new InitiativeSquare(s.Key.Name, s.Key.Topic, s.Value)).ToList();
        return new InitiativeMap(units, topics, squares, open.Count(i => i.Units.Count == 1), open.Count);
    }

    /// <summary>Words are compared folded, so that “Prüfstand” is found as “pruefstand”; there are hundreds of initiatives, not thousands.</summary>
    private static async Task<List<Initiative>> Matching(IQueryable<Initiative> found, InitiativeFilter filter, CancellationToken ct)
    {
        var words = WordForms.Fold(filter.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return await found.Take(filter.Take + 1).ToListAsync(ct);
        var rows = new List<Initiative>();
        await foreach (var row in found.AsAsyncEnumerable().WithCancellation(ct))
        {
            var text = WordForms.Fold($"{row.Title} {row.Text} {row.Seeks} {row.Offers}");
            if (!words.All(word => text.Contains(word, StringComparison.Ordinal))) continue;
            rows.Add(row);
            if (rows.Count > filter.Take) break;
        }

        return rows;
    }

    private static (DateTimeOffset At, Guid Id)? KeyOf(string? after) =>
        after?.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParse(id, out var key) ? (new DateTimeOffset(at, TimeSpan.Zero), key) : null;
}
