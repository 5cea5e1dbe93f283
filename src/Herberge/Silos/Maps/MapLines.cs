using System.Text;
using Herberge.Shell.Charts;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Maps;

/// <summary>
/// The lines worth drawing, as one path for each kind: contact by its step (thicker is more), and gaps, where contact lies
/// surely under chance. With many units only the strongest of each unit and the widest gaps: all of them would be a blot.
/// </summary>
public sealed class MapLines
{
    /// <summary>Up to this number of units contact under chance is drawn too, as thin lines.</summary>
    private const int Few = 16;

    private const int StrongestOfUnit = 3;
    private const double GapBelow = 0.5;

    private MapLines(IReadOnlyList<string> contact, string gaps, IReadOnlyList<CellFigure> strongest, IReadOnlyList<CellFigure> widest) =>
        (Contact, Gaps, Strongest, WidestGaps) = (contact, gaps, strongest, widest);

    /// <summary>Paths of the steps “some”, “as expected” and “much”; empty where there is none.</summary>
    public IReadOnlyList<string> Contact { get; }

    public string Gaps { get; }

    /// <summary>The cells drawn as contact, most first.</summary>
    public IReadOnlyList<CellFigure> Strongest { get; }

    /// <summary>The cells drawn as gaps, widest first.</summary>
    public IReadOnlyList<CellFigure> WidestGaps { get; }

    public static MapLines Among(SiloFigures figures, IReadOnlyList<MapNode> nodes, int? chosen)
    {
        var at = nodes.ToDictionary(node => node.Unit);
        var cells = figures.Matrix.Where(cell => cell is { Ratio: not null } && cell.A != cell.B && at.ContainsKey(cell.A) && at.ContainsKey(cell.B)
            && (chosen is not { } unit || cell.A == unit || cell.B == unit)).ToList();
        var gaps = cells.Where(IsGap).OrderBy(cell => cell.Ratio).ThenByDescending(cell => cell.Expected).ThenBy(cell => (cell.A, cell.B))
            .Take(chosen is null ? Math.Max(3, Math.Min(nodes.Count, 24) / 2) : nodes.Count).ToList();
        var contact = Contacts(cells, nodes.Count <= Few || chosen is not null, chosen is null && nodes.Count > Few);
        return new MapLines(
            [.. Enumerable.Range(2, 3).Select(step => Path(contact.Where(cell => HeatStep.Of(cell.Ratio!.Value) == step), at))], Path(gaps, at), contact, gaps);
    }

    public static bool IsGap(CellFigure cell) => cell is { Ratio: < GapBelow, IsSure: true };

    private static List<CellFigure> Contacts(List<CellFigure> cells, bool withSome, bool onlyStrongest)
    {
        var contact = cells.Where(cell => HeatStep.Of(cell.Ratio!.Value) >= (withSome ? 2 : 3)).OrderByDescending(cell => cell.Ratio).ThenBy(cell => (cell.A, cell.B)).ToList();
        if (!onlyStrongest) return contact;
        var often = new Dictionary<int, int>();
        return contact.FindAll(cell =>
        {
            var (ofA, ofB) = (often.GetValueOrDefault(cell.A), often.GetValueOrDefault(cell.B));
            if (ofA >= StrongestOfUnit && ofB >= StrongestOfUnit) return false;
            (often[cell.A], often[cell.B]) = (ofA + 1, ofB + 1);
            return true;
        });
    }

    private static string Path(IEnumerable<CellFigure> cells, Dictionary<int, MapNode> at)
    {
        var path = new StringBuilder();
        foreach (var cell in cells)
        {
            var (from, to) = (at[cell.A], at[cell.B]);
            path.Append('M').Append(Drawing.N(from.X)).Append(' ').Append(Drawing.N(from.Y)).Append('L').Append(Drawing.N(to.X)).Append(' ').Append(Drawing.N(to.Y));
        }

        return path.ToString();
    }
}
