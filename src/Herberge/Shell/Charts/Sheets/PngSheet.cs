using SkiaSharp;

namespace Herberge.Shell.Charts.Sheets;

/// <summary>A sheet as pixels, twice as many as it has units, sharp on paper. The typeface comes with the house: a server may have none.</summary>
internal static class PngSheet
{
    private const int Scale = 2;

    // Each weight in two files: western letters, and those of the rest of Europe.
    private static readonly Lazy<(SKTypeface[] Regular, SKTypeface[] Bold)> Typefaces =
        new(() => ([Load("Regular"), Load("RegularExt")], [Load("Bold"), Load("BoldExt")]));

    public static byte[] Paint(ChartSheet sheet)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Ceiling(sheet.Width) * Scale, (int)Math.Ceiling(sheet.Height) * Scale));
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.Parse(SheetColours.Paper));
        canvas.Scale(Scale);
        foreach (var shape in sheet.Shapes) Paint(canvas, shape);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Paint(SKCanvas canvas, SheetShape shape)
    {
        switch (shape)
        {
            case SheetLine line:
                using (var stroke = Stroke(line.Colour, line.Thick, line.Dashes))
                    canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, stroke);
                break;
            case SheetBox box:
                var rect = SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height);
                FillAndEdge(box.Fill, box.Edge, 1, null, 1, paint => canvas.DrawRect(rect, paint));
                break;
            case SheetCircle circle:
                FillAndEdge(circle.Fill, circle.Edge, 2, null, 1, paint => canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, paint));
                break;
            case SheetPath { Data: not "" } path:
                using (var drawn = SKPath.ParseSvgPathData(path.Data))
                    FillAndEdge(path.Fill, path.Edge, path.Thick, path.Dashes, path.Opacity, paint => canvas.DrawPath(drawn, paint));
                break;
            case SheetText text:
                Paint(canvas, text);
                break;
            case SheetGroup group:
                canvas.Save();
                canvas.Translate(0, (float)group.Down);
                foreach (var part in group.Shapes) Paint(canvas, part);
                canvas.Restore();
                break;
        }
    }

    private static void Paint(SKCanvas canvas, SheetText text)
    {
        using var first = new SKFont((text.Bold ? Typefaces.Value.Bold : Typefaces.Value.Regular)[0], (float)text.Size);
        using var second = new SKFont((text.Bold ? Typefaces.Value.Bold : Typefaces.Value.Regular)[1], (float)text.Size);
        var runs = Runs(text.Text, first, second).ToList();
        var x = (float)text.X - (runs.Sum(run => run.Width) * text.Anchor switch { "middle" => 0.5f, "end" => 1, _ => 0 });
        using var halo = Stroke(SheetColours.Paper, 4, null);
        using var ink = new SKPaint { Color = SKColor.Parse(text.Colour), IsAntialias = true };
        foreach (var (run, font, width) in runs)
        {
            if (text.Halo) canvas.DrawText(run, x, (float)text.Y, SKTextAlign.Left, font, halo);
            canvas.DrawText(run, x, (float)text.Y, SKTextAlign.Left, font, ink);
            x += width;
        }
    }

    // What the first file has no letter for is looked up in the second; a letter in neither is the first one's empty box.
    private static IEnumerable<(string Text, SKFont Font, float Width)> Runs(string text, SKFont first, SKFont second)
    {
        var from = 0;
        while (from < text.Length)
        {
            var font = FontOf(text[from]);
            var to = from + 1;
            while (to < text.Length && FontOf(text[to]) == font) to++;
            yield return (text[from..to], font, font.MeasureText(text[from..to]));
            from = to;
        }

        SKFont FontOf(char letter) => !first.ContainsGlyph(letter) && second.ContainsGlyph(letter) ? second : first;
    }

    private static void FillAndEdge(string? fill, string? edge, double thick, IReadOnlyList<float>? dashes, double opacity, Action<SKPaint> draw)
    {
        if (fill is not null)
        {
            using var paint = new SKPaint { Color = SKColor.Parse(fill).WithAlpha((byte)(255 * opacity)), IsAntialias = true };
            draw(paint);
        }

        if (edge is null) return;
        using var stroke = Stroke(edge, thick, dashes);
        stroke.Color = stroke.Color.WithAlpha((byte)(255 * opacity));
        draw(stroke);
    }

    private static SKPaint Stroke(string colour, double thick, IReadOnlyList<float>? dashes) => new()
    {
        Color = SKColor.Parse(colour),
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = (float)thick,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
        PathEffect = dashes is null ? null : SKPathEffect.CreateDash([.. dashes], 0),
    };

    private static SKTypeface Load(string style)
    {
        using var font = typeof(PngSheet).Assembly.GetManifestResourceStream($"Herberge.Shell.Charts.Sheets.Atkinson{style}.woff")
            ?? throw new InvalidOperationException("The typeface is missing.");
        return SKTypeface.FromStream(font) ?? throw new InvalidOperationException("The typeface can't be read.");
    }
}
