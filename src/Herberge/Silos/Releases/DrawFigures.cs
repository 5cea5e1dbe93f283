using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Releases;

/// <summary>Computes the figures of one key, and gives out only what the guard releases, rounded.</summary>
internal static class DrawFigures
{
    /// <param name="contacts">The ledger.</param>
    /// <param name="key">Which figures.</param>
    /// <param name="rules">What may be shown.</param>
    /// <param name="withCommunities">Whether to look for communities and draw the map too, the only parts that are not linear.</param>
    /// <param name="ct">Stops the work.</param>
    public static (NoFigures Missing, SiloFigures Figures) Of(
        HouseContacts contacts, FigureKey key, ReleaseRules rules, bool withCommunities, CancellationToken ct)
    {
        var grouping = contacts.By(key.By);
        var empty = new SiloFigures { People = grouping.Tree.Placed.Count, PeopleWithoutUnit = grouping.Tree.Unplaced };
        if (grouping.Tree.Placed.Count == 0) return (NoFigures.NobodyIsPlaced, empty);

        var graph = contacts.Between(key);
        if (graph.TieCount == 0) return (NoFigures.NoContacts, empty);
        if (!WholeMayBeShown(graph, rules)) return (NoFigures.TooFewPeople, empty);

        var units = grouping.Tree.AtLevel(key.Level);
        if (!WholeSums.MayBeShown(graph, grouping.Tree, key.Level, rules)) return (NoFigures.Hidden, empty);
        var report = SiloAnalysis.Compute(graph, units, new SiloOptions { WithCommunities = withCommunities }, ct);
        if (report.Openness.Value.Value is not { } openness) return (NoFigures.OneGroup, empty);

        var release = Decide(contacts, key, graph, rules);
        if (release.Whole == WholeFigures.Hidden) return (NoFigures.Hidden, empty);

        var figures = GuardedFigures.Of(report, release) with { PeopleWithoutUnit = grouping.Tree.Unplaced };
        if (key is { By: GroupedBy.Unit, Kind: null }) figures = WithPlaces(figures, contacts, key, units, openness, rules);
        var few = new FewCarry(graph, units);
        var released = Rounding.ForHouse(figures with
        {
            Matrix = [.. figures.Matrix.Select(cell => cell.Suppressed || cell.A == cell.B ? cell : cell with { OnFew = few.Share(cell.A, cell.B) })],
        });
        return (NoFigures.None, withCommunities ? released with { Map = UnitMaps.Of(released) } : released);
    }

    private static SiloFigures WithPlaces(
        SiloFigures figures, HouseContacts contacts, FigureKey key, UnitPartition units, double openness, ReleaseRules rules)
    {
        var shares = new SpaceShares(contacts.Within(key), units);
        return figures with
        {
            Spaces = [.. shares.Of(openness, rules).Select(part => new SpaceFigure(part.Space < 0 ? null : contacts.Spaces[part.Space], part.Openness))],
            Matrix = [.. figures.Matrix.Select(cell => cell.Suppressed || cell.A == cell.B
                ? cell
                : cell with { MeetIn = [.. shares.MeetIn(cell.A, cell.B, rules).Select(space => contacts.Spaces[space])] })],
        };
    }

    /// <summary>What of a key may be shown, from the top of the tree down, for what is hidden above stays hidden below.</summary>
    public static SiloRelease Decide(HouseContacts contacts, FigureKey key, TieGraph graph, ReleaseRules rules)
    {
        UpperLevel? above = null;
        for (var level = 1; ; level++)
        {
            var units = contacts.By(key.By).Tree.AtLevel(level);
            var matrix = MixingMatrix.Of(graph, units);
            var release = ReleaseGuard.Decide(matrix, units, rules, above, Allowed(contacts, key with { Level = level }, units, rules));
            if (level == key.Level) return release;
            above = new UpperLevel(units, release, matrix, contacts.By(key.By).Tree.AtLevel(level + 1));
        }
    }

    // One kind of contact shows nothing that all kinds together hide: it would be a lower bound of what is hidden. Nor does it
    // show what, beside all kinds, would tell of a few people's contact of another kind.
    private static Func<int, int, bool>? Allowed(HouseContacts contacts, FigureKey key, UnitPartition units, ReleaseRules rules)
    {
        var nearly = key.By == GroupedBy.Unit ? null : NearlyUnits.Among(units, contacts, key, rules.CellPeople);
        if (key.Kind is not { } kind) return nearly is null ? null : (a, b) => !nearly.Contains(a) && !nearly.Contains(b);
        var all = key with { Kind = null };
        var graph = contacts.Between(all);
        var release = Decide(contacts, all, graph, rules);
        var matrix = MixingMatrix.Of(graph, units);
        var others = new KindRemainders(contacts, key, units, rules);
        return (a, b) => release.ShowsUnit(a) && release.ShowsUnit(b) && (a == b || release.ShowsCell(a, b, matrix.Cell(a, b).Weight)) && others.Allow(kind, a, b);
    }

    // The whole is a group too: enough people in contact, and nobody who carries more than half of it.
    private static bool WholeMayBeShown(TieGraph graph, ReleaseRules rules)
    {
        var (people, largest) = (0, 0);
        for (var person = 0; person < graph.PersonCount; person++)
        {
            var contacts = graph.Degree(person);
            if (contacts > 0) people++;
            largest = Math.Max(largest, contacts);
        }

        return people >= rules.UnitPeople && 2 * largest <= graph.TieCount;
    }
}
