using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos;

/// <summary>
/// The ledger's ties between people with a unit, as numbers, oldest first. What was taken back (weight −1) takes its
/// first row with it and counts in no window.
/// </summary>
internal sealed class HouseContacts
{
    private readonly long[] _ticks;
    private readonly int[] _from;
    private readonly int[] _to;

    private HouseContacts(UnitTree tree, IReadOnlyDictionary<string, int> hues, List<Row> rows)
    {
        Tree = tree;
        Hues = hues;
        (_ticks, _from, _to) = (new long[rows.Count], new int[rows.Count], new int[rows.Count]);
        for (var row = 0; row < rows.Count; row++)
            (_ticks[row], _from[row], _to[row]) = (rows[row].Ticks, rows[row].From, rows[row].To);
    }

    public UnitTree Tree { get; }

    /// <summary>Colour of each top unit.</summary>
    public IReadOnlyDictionary<string, int> Hues { get; }

    public DateTimeOffset? Oldest => _ticks.Length == 0 ? null : new DateTimeOffset(_ticks[0], TimeSpan.Zero);

    public static async Task<HouseContacts> LoadAsync(HouseDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var people = await db.PeopleInUnits().ToListAsync(ct);
        var number = new Dictionary<Guid, int>(people.Count);
        foreach (var person in people) number[person.MemberId] = number.Count;

        var rows = new List<Row>();
        var takenBack = new Dictionary<(int From, int To, TieKind Kind, Guid Subject), int>();
        var ties = db.Ties.AsNoTracking().Where(t => t.At >= from && t.At < to).OrderBy(t => t.At)
            .Select(t => new { t.FromId, t.ToId, t.Kind, t.At, t.SubjectId, t.Weight }).AsAsyncEnumerable();
        await foreach (var tie in ties.WithCancellation(ct))
        {
            if (!number.TryGetValue(tie.FromId, out var a) || !number.TryGetValue(tie.ToId, out var b)) continue;
            if (tie.Weight > 0) rows.Add(new Row(tie.At.UtcTicks, a, b, tie.Kind, tie.SubjectId));
            else takenBack[(a, b, tie.Kind, tie.SubjectId)] = takenBack.GetValueOrDefault((a, b, tie.Kind, tie.SubjectId)) + 1;
        }

        if (takenBack.Count > 0)
        {
            rows.RemoveAll(row =>
            {
                var key = (row.From, row.To, row.Kind, row.Subject);
                if (takenBack.GetValueOrDefault(key) == 0) return false;
                takenBack[key]--;
                return true;
            });
        }

        return new HouseContacts(
            new UnitTree([.. people.Select(p => p.UnitPath)]),
            people.GroupBy(p => p.UnitPath.Split('/')[0]).ToDictionary(g => g.Key, g => g.First().UnitHue),
            rows);
    }

    /// <summary>Who was in contact with whom in [from, to), each pair once.</summary>
    public TieGraph Between(DateTimeOffset from, DateTimeOffset to)
    {
        var builder = new TieGraphBuilder(Tree.Placed.Count, TieWeight.Binary);
        for (var row = FirstAt(from.UtcTicks); row < _ticks.Length && _ticks[row] < to.UtcTicks; row++)
            builder.Add(_from[row], _to[row]);
        return builder.Build();
    }

    private int FirstAt(long ticks)
    {
        var at = Array.BinarySearch(_ticks, ticks);
        if (at < 0) return ~at;
        while (at > 0 && _ticks[at - 1] == ticks) at--;
        return at;
    }

    private readonly record struct Row(long Ticks, int From, int To, TieKind Kind, Guid Subject);
}
