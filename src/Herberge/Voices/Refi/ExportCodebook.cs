using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Refi;

/// <summary>The codebook as <c>.qdc</c>.</summary>
internal sealed class ExportCodebook(HouseDb db, House house)
{
    public async Task<Result<StreamedFile>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var codes = await db.Codes.AsNoTracking().Where(c => c.RetiredAt == null).ToListAsync(ct);
        if (codes.Count == 0) return Problem.Conflict("voices-codebook-empty");
        return new StreamedFile("herberge.qdc", "application/xml", async (stream, stop) =>
        {
            await using var flow = new XmlFlow(stream, RefiXml.Settings);
            flow.Xml.WriteStartElement("CodeBook", RefiXml.Codebook);
            flow.Xml.WriteAttributeString("origin", RefiXml.Origin);
            WriteCodebook.Codes(flow.Xml, codes, house.Language);
            flow.Xml.WriteEndElement();
            await flow.PassOnAsync(stop);
        });
    }
}
