using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Releases;

/// <summary>
/// The ledger's ties between people of the roster, as numbers, oldest first. What was taken back (weight −1) takes its first
/// row with it and counts in no window. People who opted out have no ties here.
/// </summary>
internal sealed class HouseContacts
{
    private readonly long[] _ticks;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly TieKind[] _kinds;
    private readonly int[] _spaces;
    private readonly IReadOnlyList<RosterEntry> _people;
    private readonly Dictionary<GroupedBy, Grouping> _groupings = [];

    private HouseContacts(IReadOnlyList<RosterEntry> people, List<Row> rows, IReadOnlyList<Guid> spaces)
    {
        _people = people;
        Spaces = spaces;
        (_ticks, _from, _to) = (new long[rows.Count], new int[rows.Count], new int[rows.Count]);
        (_kinds, _spaces) = (new TieKind[rows.Count], new int[rows.Count]);
        for (var row = 0; row < rows.Count; row++)
            (_ticks[row], _from[row], _to[row], _kinds[row], _spaces[row]) = (rows[row].Ticks, rows[row].From, rows[row].To, rows[row].Kind, rows[row].Space);
        foreach (var by in Enum.GetValues<GroupedBy>()) _groupings[by] = Grouping.Of(people, by);
    }

    /// <summary>Spaces with contact, by their number in rows; −1 stands for contact outside of spaces.</summary>
    public IReadOnlyList<Guid> Spaces { get; }

    /// <summary>The kinds of contact there are.</summary>
    public IEnumerable<TieKind> Kinds => _kinds.Distinct().Order();

    public DateTimeOffset? Oldest => _ticks.Length == 0 ? null : new DateTimeOffset(_ticks[0], TimeSpan.Zero);

    public int People => _people.Count;

    /// <summary>The people, as groupings place them.</summary>
    public IReadOnlyList<RosterEntry> Roster => _people;

    public Grouping By(GroupedBy by) => _groupings[by];

    public static async Task<HouseContacts> LoadAsync(HouseDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var people = await db.Roster.AsNoTracking().OrderBy(p => p.MemberId).ToListAsync(ct);
        var number = new Dictionary<Guid, int>(people.Count);
        for (var person = 0; person < people.Count; person++)
            if (!people[person].IsLeftOut) number[people[person].MemberId] = person;

        var rows = new List<Row>();
        var spaces = new Dictionary<Guid, int>();
        var takenBack = new Dictionary<(int From, int To, TieKind Kind, Guid Subject), int>();
        var ties = db.Ties.AsNoTracking().Where(t => t.At >= from && t.At < to).OrderBy(t => t.At)
            .Select(t => new { t.FromId, t.ToId, t.Kind, t.At, t.SpaceId, t.SubjectId, t.Weight }).AsAsyncEnumerable();
        await foreach (var tie in ties.WithCancellation(ct))
        {
            if (!number.TryGetValue(tie.FromId, out var a) || !number.TryGetValue(tie.ToId, out var b)) continue;
            if (tie.Weight > 0) rows.Add(new Row(tie.At.UtcTicks, a, b, tie.Kind, NumberOf(tie.SpaceId), tie.SubjectId));
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

        return new HouseContacts(people, rows, [.. spaces.OrderBy(s => s.Value).Select(s => s.Key)]);

        int NumberOf(Guid? space)
        {
            if (space is not { } id) return -1;
            if (!spaces.TryGetValue(id, out var known)) spaces[id] = known = spaces.Count;
            return known;
        }
    }

    /// <summary>Contacts that are already known, oldest first.</summary>
    public static HouseContacts Of(IReadOnlyList<RosterEntry> people, IReadOnlyList<Contact> contacts)
    {
        var spaces = contacts.Select(contact => contact.Space).OfType<Guid>().Distinct().ToList();
        return new HouseContacts(
            people, [.. contacts.Select(c => new Row(c.At.UtcTicks, c.From, c.To, c.Kind, c.Space is { } id ? spaces.IndexOf(id) : -1, Guid.Empty))], spaces);
    }

    /// <summary>Who was in contact with whom in a window, each pair once; people as the grouping numbers them.</summary>
    public TieGraph Between(FigureKey key)
    {
        var grouping = By(key.By);
        var builder = new TieGraphBuilder(grouping.Tree.Placed.Count, TieWeight.Binary);
        foreach (var contact in Within(key)) builder.Add(contact.From, contact.To);
        return builder.Build();
    }

    /// <summary>The single contacts of a window, with the space each happened in.</summary>
    public IEnumerable<(int From, int To, int Space)> Within(FigureKey key) => Within(key.From, key.To, key.By, key.Kind);

    /// <summary>The same of any time.</summary>
    public IEnumerable<(int From, int To, int Space)> Within(DateTimeOffset from, DateTimeOffset until, GroupedBy by, TieKind? only = null)
    {
        var numbers = By(by).Numbers;
        var to = until.UtcTicks;
        for (var row = FirstAt(from.UtcTicks); row < _ticks.Length && _ticks[row] < to; row++)
        {
            if (only is { } kind && _kinds[row] != kind) continue;
            var (a, b) = (numbers[_from[row]], numbers[_to[row]]);
            if (a >= 0 && b >= 0 && a != b) yield return (a, b, _spaces[row]);
        }
    }

    private int FirstAt(long ticks)
    {
        var at = Array.BinarySearch(_ticks, ticks);
        if (at < 0) return ~at;
        while (at > 0 && _ticks[at - 1] == ticks) at--;
        return at;
    }

    private readonly record struct Row(long Ticks, int From, int To, TieKind Kind, int Space, Guid Subject);
}

/// <summary>One contact between two people, by their numbers in the roster.</summary>
internal sealed record Contact(DateTimeOffset At, int From, int To, TieKind Kind, Guid? Space);
