using System.IO.Compression;
using System.Xml;
using Herberge.Foundation.Csv;
using Herberge.Voices.Coding;

namespace Herberge.Voices.Refi;

/// <summary>A code as a file tells it.</summary>
/// <param name="ParentId">The code above it in the file.</param>
/// <param name="Depth">0 for one that stands under no other.</param>
internal sealed record FileCode(int Line, Guid Id, string Name, string? Definition, string? Example, string? Colour, Guid? ParentId, int Depth);

/// <param name="Faults">With their lines.</param>
internal sealed record CodebookFile(IReadOnlyList<FileCode> Codes, IReadOnlyList<CsvFault> Faults);

/// <summary>
/// Reads a codebook (<c>.qdc</c>), or that of a project (<c>.qdpx</c>), which anybody may have sent: no document type, so no
/// entities that grow or fetch; nothing outside the file; limits for characters, depth and number of codes that hold
/// however small the file was packed.
/// </summary>
internal static class ReadCodebook
{
    public const int MostCodes = 2000;
    public const long LargestFile = 8L * 1024 * 1024;
    private const long MostCharacters = 16L * 1024 * 1024;
    private const int Deepest = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static CodebookFile Read(byte[] content)
    {
        try
        {
            if (!content.AsSpan().StartsWith("PK"u8)) return Read(new MemoryStream(content, writable: false));
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var project = zip.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, "project.qde", StringComparison.OrdinalIgnoreCase));
            if (project is null) return Wrong(1, "refi-not-codebook");
            using var stream = project.Open();
            return Read(stream);
        }
        catch (XmlException broken)
        {
            return Wrong(Math.Max(1, broken.LineNumber), "refi-broken");
        }
        catch (InvalidDataException)
        {
            return Wrong(1, "refi-not-codebook");
        }
    }

    private static CodebookFile Read(Stream stream)
    {
        using var xml = XmlReader.Create(stream, Settings);
        var place = (IXmlLineInfo)xml;
        xml.MoveToContent();
        if ((xml.LocalName, xml.NamespaceURI) is not (("CodeBook", RefiXml.Codebook) or ("Project", RefiXml.Project))) return Wrong(place.LineNumber, "refi-not-codebook");
        var (codes, faults, open) = (new List<FileCode>(), new List<CsvFault>(), new Stack<int>());
        var root = xml.NamespaceURI;
        while (xml.Read())
        {
            if (xml.Depth > Deepest) return Wrong(place.LineNumber, "refi-deep", Deepest);
            if (xml.NamespaceURI != root) continue;
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.LocalName == "Code") open.Pop();
                // What follows in a project is none of ours, however long it is.
                else if (xml.LocalName == "Codes") break;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "Code" })
            {
                if (codes.Count == MostCodes) return Wrong(place.LineNumber, "refi-many", MostCodes);
                var isEmpty = xml.IsEmptyElement;
                codes.Add(One(xml, place.LineNumber, open.TryPeek(out var above) ? codes[above].Id : null, open.Count, faults));
                if (!isEmpty) open.Push(codes.Count - 1);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "Description" } && open.TryPeek(out var at))
            {
                codes[at] = Described(codes[at], Text(xml), faults);
            }
        }

        foreach (var twice in codes.GroupBy(code => code.Id).Where(g => g.Key != Guid.Empty).SelectMany(g => g.Skip(1))) faults.Add(new CsvFault(twice.Line, "guid", "refi-guid-twice", twice.Name));
        return new CodebookFile(codes, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static FileCode One(XmlReader xml, int line, Guid? above, int depth, List<CsvFault> faults)
    {
        var name = xml.GetAttribute("name")?.Trim() ?? "";
        if (name.Length is 0 or > Code.LongestName) faults.Add(new CsvFault(line, "name", "refi-name", Code.LongestName));
        if (!Guid.TryParse(xml.GetAttribute("guid")?.Trim(), out var id)) faults.Add(new CsvFault(line, "guid", "refi-guid", name));
        return new FileCode(line, id, name, null, null, xml.GetAttribute("color"), above, depth);
    }

    private static FileCode Described(FileCode code, string description, List<CsvFault> faults)
    {
        var (definition, example) = WriteCodebook.Parts(description);
        if (definition?.Length > Code.LongestText || example?.Length > Code.LongestText) faults.Add(new CsvFault(code.Line, "Description", "refi-description", code.Name, Code.LongestText));
        return code with { Definition = definition, Example = example };
    }

    /// <summary>The element's text; leaves the reader on its end.</summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new System.Text.StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(xml.Value);
        return text.ToString();
    }

    private static CodebookFile Wrong(int line, string code, params object[] arguments) => new([], [new CsvFault(line, null, code, arguments)]);
}
