namespace Herberge.Silos.Maps;

/// <summary>
/// Puts names beside their circles, the largest first, each in the first of eight spots where it covers neither a circle nor
/// another name nor leaves the canvas. A name that finds none is left out; a few units are named in any case.
/// </summary>
internal static class MapNames
{
    private const int Longest = 24;

    /// <summary>Up to this number of units every one is named, if need be across a line.</summary>
    private const int AllOf = 12;

    // Of the typeface's letters, on average.
    private const double LetterWidth = 0.56;

    public static IReadOnlyList<MapNode> On(MapCanvas canvas, IReadOnlyList<MapNode> nodes, Func<int, string> name, int? chosen)
    {
        var boxes = nodes.Select(node => new Box(node.X - node.Radius, node.Y - node.Radius, node.X + node.Radius, node.Y + node.Radius)).ToList();
        var named = nodes.ToArray();
        var left = Math.Max(canvas.Names, nodes.Count <= AllOf ? nodes.Count : 0);
        foreach (var at in Enumerable.Range(0, nodes.Count).OrderByDescending(at => nodes[at].Unit == chosen).ThenByDescending(at => nodes[at].Radius).ThenBy(at => at))
        {
            if (left == 0) break;
            var text = Short(name(nodes[at].Unit));
            var spots = Spots(nodes[at], text, canvas).ToList();
            var free = spots.FindIndex(spot => IsFree(spot.Box, boxes, at, canvas));
            if (free < 0 && nodes.Count > AllOf && nodes[at].Unit != chosen) continue;
            var (place, box) = spots[Math.Max(0, free)];
            named[at] = nodes[at] with { Name = place };
            boxes.Add(box);
            left--;
        }

        return named;
    }

    private static string Short(string name) => name.Length <= Longest ? name : name[..(Longest - 1)].TrimEnd() + "…";

    private static IEnumerable<(MapName Name, Box Box)> Spots(MapNode node, string text, MapCanvas canvas)
    {
        var (width, height, gap) = (text.Length * canvas.Font * LetterWidth, canvas.Font * 1.15, canvas.Font * 0.35);
        var (right, left) = (node.X + node.Radius + gap, node.X - node.Radius - gap);
        var (above, below) = (node.Y - node.Radius - gap, node.Y + node.Radius + gap + (canvas.Font * 0.8));
        var middle = node.Y + (canvas.Font * 0.35);
        yield return Spot(node.X, above, "middle");
        yield return Spot(node.X, below, "middle");
        yield return Spot(right, middle, "start");
        yield return Spot(left, middle, "end");
        yield return Spot(right - gap, above + gap, "start");
        yield return Spot(left + gap, above + gap, "end");
        yield return Spot(right - gap, below - gap, "start");
        yield return Spot(left + gap, below - gap, "end");

        (MapName, Box) Spot(double x, double y, string anchor)
        {
            var from = anchor switch { "start" => x, "end" => x - width, _ => x - (width / 2) };
            return (new MapName(text, Math.Round(x, 1), Math.Round(y, 1), anchor), new Box(from, y - (height * 0.8), from + width, y + (height * 0.25)));
        }
    }

    private static bool IsFree(Box box, List<Box> taken, int own, MapCanvas canvas)
    {
        if (box.Left < 0 || box.Top < 0 || box.Right > canvas.Width || box.Bottom > canvas.Height) return false;
        for (var at = 0; at < taken.Count; at++)
            if (at != own && box.Meets(taken[at])) return false;
        return true;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
