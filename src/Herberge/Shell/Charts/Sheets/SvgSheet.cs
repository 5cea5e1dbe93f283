using System.Globalization;
using System.Text;
using System.Xml;

namespace Herberge.Shell.Charts.Sheets;

/// <summary>A sheet as a file that needs nothing else: presentation attributes only, no script, no address.</summary>
internal static class SvgSheet
{
    private const string Font = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Segoe UI, Helvetica, Arial, sans-serif";

    public static byte[] Write(ChartSheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Attributes(xml, ("viewBox", $"0 0 {Drawing.N(sheet.Width)} {Drawing.N(sheet.Height)}"), ("width", Drawing.N(sheet.Width)), ("height", Drawing.N(sheet.Height)),
                ("font-family", Font), ("role", "img"));
            xml.WriteElementString("title", sheet.Title);
            Element(xml, "rect", ("width", "100%"), ("height", "100%"), ("fill", SheetColours.Paper));
            foreach (var shape in sheet.Shapes) Write(xml, shape);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, SheetShape shape)
    {
        switch (shape)
        {
            case SheetLine line:
                Element(xml, "line", ("x1", Drawing.N(line.X1)), ("y1", Drawing.N(line.Y1)), ("x2", Drawing.N(line.X2)), ("y2", Drawing.N(line.Y2)),
                    ("stroke", line.Colour), ("stroke-width", Drawing.N(line.Thick)), ("stroke-dasharray", Dashes(line.Dashes)));
                break;
            case SheetBox box:
                Element(xml, "rect", ("x", Drawing.N(box.X)), ("y", Drawing.N(box.Y)), ("width", Drawing.N(box.Width)), ("height", Drawing.N(box.Height)),
                    ("fill", box.Fill ?? "none"), ("stroke", box.Edge));
                break;
            case SheetCircle circle:
                Element(xml, "circle", ("cx", Drawing.N(circle.X)), ("cy", Drawing.N(circle.Y)), ("r", Drawing.N(circle.Radius)), ("fill", circle.Fill), ("stroke", circle.Edge), ("stroke-width", "2"));
                break;
            case SheetPath { Data: not "" } path:
                Element(xml, "path", ("d", path.Data), ("fill", path.Fill ?? "none"), ("stroke", path.Edge), ("stroke-width", path.Edge is null ? null : Drawing.N(path.Thick)),
                    ("stroke-linecap", path.Edge is null ? null : "round"), ("stroke-dasharray", Dashes(path.Dashes)), ("opacity", path.Opacity < 1 ? path.Opacity.ToString(CultureInfo.InvariantCulture) : null));
                break;
            case SheetText text:
                xml.WriteStartElement("text");
                Attributes(xml, ("x", Drawing.N(text.X)), ("y", Drawing.N(text.Y)), ("font-size", Drawing.N(text.Size)), ("fill", text.Colour),
                    ("text-anchor", text.Anchor == "start" ? null : text.Anchor), ("font-weight", text.Bold ? "650" : null),
                    ("paint-order", text.Halo ? "stroke" : null), ("stroke", text.Halo ? SheetColours.Paper : null), ("stroke-width", text.Halo ? "4" : null));
                xml.WriteString(text.Text);
                xml.WriteEndElement();
                break;
            case SheetGroup group:
                xml.WriteStartElement("g");
                Attributes(xml, ("transform", $"translate(0 {Drawing.N(group.Down)})"));
                foreach (var part in group.Shapes) Write(xml, part);
                xml.WriteEndElement();
                break;
        }
    }

    private static string? Dashes(IReadOnlyList<float>? dashes) =>
        dashes is null ? null : string.Join(' ', dashes.Select(dash => dash.ToString(CultureInfo.InvariantCulture)));

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null) xml.WriteAttributeString(name, value);
    }
}
