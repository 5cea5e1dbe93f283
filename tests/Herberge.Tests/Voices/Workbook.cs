using System.IO.Compression;
using System.Text;

namespace Herberge.Tests.Voices;

/// <summary>Excel workbooks written part by part, so that a test can write wrong ones too.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="rows">What stands between <c>sheetData</c>.</param>
    /// <param name="shared">Items of the shared strings.</param>
    /// <param name="also">Further parts, or other content for those there are.</param>
    public static byte[] Of(string rows, string shared = "", params (string Part, string Xml)[] also)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = """
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """,
            ["_rels/.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/_rels/workbook.xml.rels"] = """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """,
            ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notizen" sheetId="1" r:id="r1"/></sheets></workbook>""",
            // Formats: 0 plain, 1 the built-in day, 2 one of one's own with words in quotes, 3 a number of one's own.
            ["xl/styles.xml"] = $"""
                <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy\ hh:mm&quot; Uhr&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>
                <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
                """,
            ["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}">{shared}</sst>""",
            ["xl/worksheets/sheet1.xml"] = $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""",
        };
        foreach (var (part, xml) in also) parts[part] = xml;
        return Pack(parts.Select(part => (part.Key, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(part.Value))))));
    }

    /// <summary>A sheet that unpacks to as many megabytes of nothing.</summary>
    public static byte[] Bomb(string part, int megabytes)
    {
        using var whole = new MemoryStream();
        whole.Write(Of("<row><c t=\"inlineStr\"><is><t>text</t></is></c></row>"));
        using (var archive = new ZipArchive(whole, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)?.Delete();
            using var unpacked = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var n = 0; n < megabytes; n++) unpacked.Write(blanks);
        }

        return whole.ToArray();
    }

    /// <summary>A cell with its text in place.</summary>
    public static string Text(string place, string text) => $"""<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>""";

    private static byte[] Pack(IEnumerable<(string Name, Action<Stream> Write)> parts)
    {
        using var whole = new MemoryStream();
        using (var archive = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                write(part);
            }
        }

        return whole.ToArray();
    }
}
