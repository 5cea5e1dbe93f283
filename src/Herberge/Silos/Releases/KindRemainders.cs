using System.Numerics;
using Herberge.Foundation.Ledger;
using Herberge.Graphs;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Releases;

/// <summary>
/// What all kinds of contact less one or several of them tell of the others. N ties of all kinds less N₁ replies less N₂ mentions
/// are at least the ties that are neither: where those are of a few people, the kinds taken away may not be shown beside all.
/// </summary>
internal sealed class KindRemainders
{
    private readonly UnitPartition _units;
    private readonly ReleaseRules _rules;
    private readonly TieKind[] _kinds;
    private readonly Dictionary<(int A, int B), List<KnownTie>> _cells = [];
    private readonly ILookup<int, (int Other, List<KnownTie> Ties)> _rows;

    /// <summary>O(ties).</summary>
    /// <param name="contacts">The ledger.</param>
    /// <param name="key">A window and a grouping; its kind doesn't matter.</param>
    /// <param name="units">The units of the key's level.</param>
    /// <param name="rules">What may be shown.</param>
    public KindRemainders(HouseContacts contacts, FigureKey key, UnitPartition units, ReleaseRules rules)
    {
        (_units, _rules, _kinds) = (units, rules, [.. contacts.Kinds]);
        var kindsOf = new Dictionary<(int, int), int>();
        for (var kind = 0; kind < _kinds.Length; kind++)
            foreach (var (from, to, _) in contacts.Within(key with { Kind = _kinds[kind] }))
            {
                var pair = (Math.Min(from, to), Math.Max(from, to));
                kindsOf[pair] = kindsOf.GetValueOrDefault(pair) | (1 << kind);
            }

        foreach (var ((one, other), kinds) in kindsOf)
        {
            var tie = units.UnitOf[one] <= units.UnitOf[other] ? new KnownTie(one, other, kinds) : new KnownTie(other, one, kinds);
            var cell = (units.UnitOf[tie.A], units.UnitOf[tie.B]);
            if (!_cells.TryGetValue(cell, out var ties)) _cells[cell] = ties = [];
            ties.Add(tie);
        }

        _rows = _cells.Where(cell => cell.Key.A != cell.Key.B)
            .SelectMany(cell => new[] { (cell.Key.A, cell.Key.B, cell.Value), (cell.Key.B, cell.Key.A, cell.Value) })
            .ToLookup(row => row.Item1, row => (row.Item2, row.Item3));
    }

    /// <summary>Whether a kind may be shown of a cell, or, where both are the same, of a unit: of its inside and of its outside.</summary>
    public bool Allow(TieKind kind, int a, int b)
    {
        var inCell = _cells.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)), []);
        return Allow(kind, inCell) && (a != b || Allow(kind, [.. _rows[a].SelectMany(row => row.Ties, (row, tie) => _units.UnitOf[tie.A] == a ? tie : tie.Turned)]));
    }

    private bool Allow(TieKind kind, List<KnownTie> ties)
    {
        var tiesOf = new int[1 << _kinds.Length];
        foreach (var tie in ties) tiesOf[tie.Kinds]++;
        var own = 1 << Array.IndexOf(_kinds, kind);
        for (var together = own; together < tiesOf.Length; together++)
        {
            if ((together & own) == 0) continue;
            // A tie of two of the kinds is taken away twice.
            var known = ties.Count - tiesOf.Select((count, kinds) => count * BitOperations.PopCount((uint)(kinds & together))).Sum();
            if (known > 0 && !MayBeShown(ties.FindAll(tie => (tie.Kinds & together) == 0))) return false;
        }

        return true;
    }

    private bool MayBeShown(List<KnownTie> ties)
    {
        var (there, back) = (ties.CountBy(tie => tie.A).ToList(), ties.CountBy(tie => tie.B).ToList());
        var isInside = _units.UnitOf[ties[0].A] == _units.UnitOf[ties[0].B];
        if (isInside) there = back = [.. ties.SelectMany<KnownTie, int>(tie => [tie.A, tie.B]).CountBy(person => person)];
        return Math.Min(there.Count, back.Count) >= _rules.CellPeople && 2 * Math.Max(there.Max(person => person.Value), back.Max(person => person.Value)) <= ties.Count;
    }

    private readonly record struct KnownTie(int A, int B, int Kinds)
    {
        public KnownTie Turned => new(B, A, Kinds);
    }
}
