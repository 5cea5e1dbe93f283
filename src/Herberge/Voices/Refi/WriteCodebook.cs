using System.Xml;
using Herberge.Voices.Coding;

namespace Herberge.Voices.Refi;

/// <summary>The codes in use with their hierarchy, colours and meanings, as both the project and the codebook hold them.</summary>
internal static class WriteCodebook
{
    /// <summary>Before an example, which the format has no place of its own for.</summary>
    public static readonly IReadOnlyList<string> ExampleMarks = ["Beispiel: ", "Example: "];

    /// <param name="language">Of the house.</param>
    public static string? Description(string? definition, string? example, string language)
    {
        var parts = new[] { definition, example is null ? null : ExampleMarks[language == "de" ? 0 : 1] + example }.OfType<string>().ToList();
        return parts.Count == 0 ? null : RefiXml.Text(string.Join("\n\n", parts));
    }

    /// <summary>Takes a description apart again.</summary>
    public static (string? Definition, string? Example) Parts(string? description)
    {
        var text = description?.Trim().ReplaceLineEndings("\n") ?? "";
        foreach (var mark in ExampleMarks)
        {
            if (text.StartsWith(mark, StringComparison.Ordinal)) return (null, text[mark.Length..]);
            var at = text.LastIndexOf($"\n\n{mark}", StringComparison.Ordinal);
            if (at > 0) return (text[..at], text[(at + 2 + mark.Length)..]);
        }

        return (text.Length == 0 ? null : text, null);
    }

    /// <summary>Writes nothing when there are none: the format has no empty list.</summary>
    public static void Codes(XmlWriter xml, IReadOnlyCollection<Code> codes, string language)
    {
        if (codes.Count == 0) return;
        xml.WriteStartElement("Codes");
        var below = codes.OrderBy(code => code.FoldedName, StringComparer.Ordinal).ToLookup(code => code.ParentId);
        var known = codes.Select(code => code.Id).ToHashSet();
        foreach (var code in codes.Where(code => code.ParentId is not { } above || !known.Contains(above)).OrderBy(code => code.FoldedName, StringComparer.Ordinal)) One(xml, code, below, language);
        xml.WriteEndElement();
    }

    private static void One(XmlWriter xml, Code code, ILookup<Guid?, Code> below, string language)
    {
        xml.WriteStartElement("Code");
        xml.WriteAttributeString("guid", code.Id.ToString());
        xml.WriteAttributeString("name", RefiXml.Text(code.Name));
        xml.WriteAttributeString("isCodable", "true");
        xml.WriteAttributeString("color", RefiXml.ColourOf(code.Hue));
        if (Description(code.Definition, code.Example, language) is { } said) xml.WriteElementString("Description", said);
        foreach (var child in below[code.Id]) One(xml, child, below, language);
        xml.WriteEndElement();
    }
}
