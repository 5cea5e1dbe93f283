using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.Maps;
using Herberge.Silos.SilosPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>The map as a chart to take away, as it stands on its page.</summary>
internal static class MapSheet
{
    private static readonly double[] Thick = [1.2, 2.4, 4];

    /// <summary>Null where no unit is shown.</summary>
    public static ChartSheet? Of(SilosView view, string subtitle, IStringLocalizer<SilosWords> words)
    {
        var names = new GroupNames(view, words);
        var plot = MapPlot.Of(view.Figures, MapCanvas.Wide, unit => names.Of(unit).Name);
        if (plot.Nodes.Count == 0) return null;

        var title = words["map-title"].Value;
        var canvas = plot.Canvas;
        var shapes = new List<SheetShape>();
        for (var step = 0; step < plot.Lines.Contact.Count; step++)
            shapes.Add(new SheetPath(plot.Lines.Contact[step], null, SheetColours.Ever, Thick[step], Opacity: 0.42));
        shapes.Add(new SheetPath(plot.Lines.Gaps, null, SheetColours.Lamp, 2.25, [1, 6]));
        foreach (var node in plot.Nodes)
        {
            var (solid, mid) = SheetColours.Unit(names.Of(node.Unit).Hue);
            shapes.Add(new SheetCircle(node.X, node.Y, node.Radius, mid, solid));
        }

        shapes.AddRange(plot.Nodes.Where(node => node.Name is not null).Select(node =>
            new SheetText(node.Name!.X, node.Name.Y, node.Name.Text, canvas.Font, node.Name.Anchor, Halo: true)));
        return new ChartSheet(canvas.Width, SheetHead.Height + canvas.Height + 40, title,
        [
            .. SheetHead.Of(title, subtitle), new SheetGroup(SheetHead.Height, shapes),
            new SheetText(16, SheetHead.Height + canvas.Height + 24, words["export-map-key"], 12, Colour: SheetColours.Support),
        ]);
    }
}
