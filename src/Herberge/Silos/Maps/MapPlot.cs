using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Maps;

/// <summary>A unit on the canvas.</summary>
/// <param name="Unit">Its number in <see cref="SiloFigures.ByUnit"/>.</param>
public sealed record MapNode(int Unit, double X, double Y, double Radius)
{
    public MapName? Name { get; init; }
}

/// <summary>A name where nothing else stands.</summary>
public sealed record MapName(string Text, double X, double Y, string Anchor);

/// <summary>
/// Where everything of the map lies on one canvas: circles as large as their units have people, pushed apart until none
/// covers another; the lines worth drawing; names without overlap. The same figures give the same drawing.
/// </summary>
public sealed class MapPlot
{
    private const double Filled = 0.09;
    private const double Apart = 5;
    private const int Pushes = 120;

    private static readonly ConditionalWeakTable<SiloFigures, ConcurrentDictionary<MapCanvas, MapNode[]>> Whole = [];

    private MapPlot(MapCanvas canvas, IReadOnlyList<MapNode> nodes, MapLines lines) => (Canvas, Nodes, Lines) = (canvas, nodes, lines);

    public MapCanvas Canvas { get; }

    public IReadOnlyList<MapNode> Nodes { get; }

    public MapLines Lines { get; }

    /// <param name="figures">With a map.</param>
    /// <param name="canvas">What it is drawn on.</param>
    /// <param name="name">What a unit is called.</param>
    /// <param name="isDrawn">Which units to draw; null for all.</param>
    /// <param name="chosen">The unit all of whose contact is drawn; null for what stands out.</param>
    public static MapPlot Of(SiloFigures figures, MapCanvas canvas, Func<int, string> name, Predicate<int>? isDrawn = null, int? chosen = null)
    {
        var places = figures.Map?.Places.Where(place => isDrawn?.Invoke(place.Unit) != false)
            .OrderByDescending(place => figures.ByUnit[place.Unit].People).ThenBy(place => place.Unit).Take(canvas.Units).OrderBy(place => place.Unit).ToList() ?? [];
        // Released figures never change: the whole map is spread once, as long as they are kept in memory.
        var nodes = places.Count == figures.Map?.Places.Count || isDrawn is null
            ? Whole.GetOrCreateValue(figures).GetOrAdd(canvas, _ => Spread(places, figures, canvas))
            : Spread(places, figures, canvas);
        var lines = MapLines.Among(figures, nodes, chosen);
        return new MapPlot(canvas, MapNames.On(canvas, nodes, name, chosen), lines);
    }

    private static MapNode[] Spread(List<UnitPlace> places, SiloFigures figures, MapCanvas canvas)
    {
        if (places.Count == 0) return [];
        var people = places.Sum(place => (double)figures.ByUnit[place.Unit].People);
        var (smallest, largest) = (canvas.Font / 3.2, canvas.Font * 2.2);
        var most = Math.Max(1, places.Max(place => figures.ByUnit[place.Unit].People));
        var perPerson = Math.Min(canvas.Width * canvas.Height * Filled / Math.PI / Math.Max(1, people), largest * largest / most);
        var radii = places.Select(place => Math.Clamp(Math.Sqrt(figures.ByUnit[place.Unit].People * perPerson), smallest, largest)).ToArray();

        // Of a part of the tree only its own stretch of the map is drawn, and that as large as the canvas.
        var (left, right) = (places.Min(place => place.X), places.Max(place => place.X));
        var (top, bottom) = (places.Min(place => place.Y), places.Max(place => place.Y));
        var x = places.Select((place, at) => Inside(canvas.Margin + (Share(place.X, left, right) * (canvas.Width - (2 * canvas.Margin))), radii[at], canvas.Width)).ToArray();
        var y = places.Select((place, at) => Inside(canvas.Margin + (Share(place.Y, top, bottom) * (canvas.Height - (2 * canvas.Margin))), radii[at], canvas.Height)).ToArray();
        PushApart(x, y, radii, canvas);
        return [.. places.Select((place, at) => new MapNode(place.Unit, Math.Round(x[at], 1), Math.Round(y[at], 1), Math.Round(radii[at], 1)))];
    }

    private static void PushApart(double[] x, double[] y, double[] radii, MapCanvas canvas)
    {
        for (var push = 0; push < Pushes; push++)
        {
            var moved = false;
            for (var i = 0; i < x.Length; i++)
                for (var j = i + 1; j < x.Length; j++)
                {
                    var (dx, dy, room) = (x[j] - x[i], y[j] - y[i], radii[i] + radii[j] + Apart);
                    if (Math.Abs(dx) >= room || Math.Abs(dy) >= room) continue;
                    var length = Math.Sqrt((dx * dx) + (dy * dy));
                    if (length >= room) continue;
                    // Two in the same spot part sideways, in the direction their numbers say.
                    if (length < 0.01) (dx, dy, length) = (Math.Cos(i + j), Math.Sin(i + j), 1);
                    var by = (room - Math.Min(length, room)) / 2 / length;
                    (x[i], y[i]) = (Inside(x[i] - (dx * by), radii[i], canvas.Width), Inside(y[i] - (dy * by), radii[i], canvas.Height));
                    (x[j], y[j]) = (Inside(x[j] + (dx * by), radii[j], canvas.Width), Inside(y[j] + (dy * by), radii[j], canvas.Height));
                    moved = true;
                }

            if (!moved) return;
        }
    }

    private static double Share(double value, double from, double to) => to - from > 1e-9 ? (value - from) / (to - from) : 0.5;

    private static double Inside(double value, double radius, double length) => Math.Clamp(value, radius + 2, Math.Max(radius + 2, length - radius - 2));
}
