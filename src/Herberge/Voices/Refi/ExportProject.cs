using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Herberge.Voices.Exports;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Refi;

/// <summary>
/// The room as a REFI-QDA project, which other tools of qualitative research open: the observations a filter leaves as
/// sources with their codings, the codebook, memos, and customers as cases. People of the house and customers are
/// pseudonyms. Read from one state of the house and written as it is read.
/// </summary>
internal sealed class ExportProject(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, FilteredVoices filtered, AuthorKeys authors, House house, TimeProvider clock)
{
    public async Task<Result<StreamedFile>> HandleAsync(VoicesFilter filter, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        // Before the snapshot begins: the first author of a house makes its secret.
        var me = await PseudonymAsync(viewer.MemberId, ct);
        await using var write = await writes.BeginAsync(db, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.project-exported", "", (await filtered.For(filter, viewer).CountAsync(ct)).ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new StreamedFile(string.Create(CultureInfo.InvariantCulture, $"herberge-{now:yyyy-MM-dd}.qdpx"), "application/zip",
            (stream, stop) => WriteAsync(stream, filter, viewer, me, now, stop));
    }

    private async Task WriteAsync(Stream stream, VoicesFilter filter, Viewer viewer, Guid me, DateTimeOffset now, CancellationToken ct)
    {
        await using var snapshot = await engine.BeginSnapshotAsync(db, ct);
        await using var late = new HeldBackStream(stream);
        await using var zip = await ZipArchive.CreateAsync(late, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await using var file = await zip.CreateEntry("project.qde").OpenAsync(ct);
        await using var flow = new XmlFlow(file, RefiXml.Settings);
        var xml = flow.Xml;
        xml.WriteStartElement("Project", RefiXml.Project);
        xml.WriteAttributeString("name", RefiXml.Text(house.Name));
        xml.WriteAttributeString("origin", RefiXml.Origin);
        xml.WriteAttributeString("creatingUserGUID", me.ToString());
        xml.WriteAttributeString("creationDateTime", RefiXml.At(now));
        var voices = filtered.For(filter, viewer).AsNoTracking();
        var coders = await CodersAsync(voices, ct);
        WriteProject.Users(xml, [.. coders.Values.Append(me).Distinct().Order()]);
        var codes = await db.Codes.AsNoTracking().Where(c => c.RetiredAt == null).ToListAsync(ct);
        if (codes.Count > 0)
        {
            xml.WriteStartElement("CodeBook");
            WriteCodebook.Codes(xml, codes, house.Language);
            xml.WriteEndElement();
        }

        WriteProject.Variables(xml);
        await CasesAsync(flow, voices, ct);
        await SourcesAsync(flow, voices, coders, ct);
        await NotesAsync(flow, voices, ct);
        xml.WriteEndElement();
        await flow.PassOnAsync(ct);
    }

    private async Task<Dictionary<Guid, Guid>> CodersAsync(IQueryable<Observation> voices, CancellationToken ct)
    {
        var ids = await db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null && voices.Any(v => v.Id == m.ObservationId)).Select(m => m.CoderId).Distinct().ToListAsync(ct);
        var pseudonyms = new Dictionary<Guid, Guid>();
        foreach (var id in ids) pseudonyms.Add(id, await PseudonymAsync(id, ct));
        return pseudonyms;
    }

    private static async Task CasesAsync(XmlFlow flow, IQueryable<Observation> voices, CancellationToken ct)
    {
        var (author, segment, said, any) = ("", (string?)null, new List<Guid>(), false);
        await foreach (var voice in voices.Where(v => v.AuthorKey != null && v.Channel != VoiceChannel.Inside).OrderBy(v => v.AuthorKey).ThenByDescending(v => v.SaidAt)
            .Select(v => new { v.Id, AuthorKey = v.AuthorKey!, v.Segment }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (voice.AuthorKey != author)
            {
                await EndAsync();
                (author, segment) = (voice.AuthorKey, null);
                said.Clear();
            }

            segment ??= voice.Segment;
            said.Add(voice.Id);
        }

        await EndAsync();
        if (any) flow.Xml.WriteEndElement();

        async Task EndAsync()
        {
            if (said.Count == 0) return;
            if (!any) flow.Xml.WriteStartElement("Cases");
            any = true;
            WriteProject.Case(flow.Xml, author, segment, said);
            await flow.PassOnSomeAsync(ct);
        }
    }

    private async Task SourcesAsync(XmlFlow flow, IQueryable<Observation> voices, Dictionary<Guid, Guid> coders, CancellationToken ct)
    {
        var any = false;
        await foreach (var portion in voices.PortionsAsync(db, ct))
        {
            if (!any) flow.Xml.WriteStartElement("Sources");
            any = true;
            var ids = portion.Select(voice => voice.Id).ToList();
            var marks = (await db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null && ids.Contains(m.ObservationId)).OrderBy(m => m.Id)
                .Select(m => new { m.Id, m.ObservationId, m.CodeId, m.CoderId, m.At, m.Start, m.Length }).ToListAsync(ct))
                .ToLookup(m => m.ObservationId, m => new ProjectMark(m.Id, m.CodeId, coders[m.CoderId], m.At, m.Start, m.Length));
            foreach (var voice in portion) WriteProject.Source(flow.Xml, voice, marks[voice.Id]);
            await flow.PassOnAsync(ct);
        }

        if (any) flow.Xml.WriteEndElement();
    }

    private static async Task NotesAsync(XmlFlow flow, IQueryable<Observation> voices, CancellationToken ct)
    {
        var any = false;
        await foreach (var voice in voices.Where(v => v.Memo != null).OrderBy(v => v.SaidAt).ThenBy(v => v.Id).Select(v => new { v.Id, Memo = v.Memo! }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!any) flow.Xml.WriteStartElement("Notes");
            any = true;
            WriteProject.Note(flow.Xml, voice.Id, voice.Memo);
            await flow.PassOnSomeAsync(ct);
        }

        if (any) flow.Xml.WriteEndElement();
    }

    private async Task<Guid> PseudonymAsync(Guid member, CancellationToken ct) =>
        RefiXml.GuidOf((await authors.OfAsync(VoiceChannel.Other, $"coder:{member:N}", ct))!);
}
