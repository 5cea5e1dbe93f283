using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <param name="Start">Of the passage in the stored quote; null when all of it is meant.</param>
/// <param name="Mine">Given by the viewer, who may take it back.</param>
public sealed record MarkView(Guid Id, Guid CodeId, string Name, int Hue, int? Start, int? Length, bool Mine);

/// <param name="RecordedBy">Who of the house wrote it down.</param>
/// <param name="SameAuthor">How many more observations are from the same customer.</param>
public sealed record ObservationView(
    Guid Id, string Quote, string? Context, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, string? Place, string? Link, Guid SourceId, string Source,
    Guid? PhotoFileId, ObservationState State, int? Pressure, string? Memo, int MaskCount, DateTimeOffset? MasksCheckedAt, string? RecordedBy, bool HasAuthor, int SameAuthor,
    IReadOnlyList<MarkView> Marks)
{
    public string Key => ListObservations.KeyOf(SaidAt, Id);
}

/// <summary>One observation as it is read and coded.</summary>
internal sealed class ReadObservation(HouseDb db, FilteredVoices filtered)
{
    public async Task<Result<ObservationView>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var visible = db.VisibleObservationsTo(viewer);
        var members = db.Set<Member>();
        var row = await visible.AsNoTracking().Where(o => o.Id == id).Join(db.VoiceSources, o => o.SourceId, s => s.Id, (o, s) => new
        {
            Observation = o,
            s.Name,
            By = members.Where(m => m.Id == o.RecordedBy).Select(m => m.Name).FirstOrDefault(),
            Same = o.AuthorKey == null ? 0 : visible.Count(x => x.AuthorKey != null && x.AuthorKey == o.AuthorKey && x.Id != o.Id),
        }).FirstOrDefaultAsync(ct);
        if (row is null) return Problem.NotFound();
        var o = row.Observation;
        var me = viewer.MemberId;
        var marks = await db.CodeMarks.AsNoTracking().Where(m => m.ObservationId == id && m.HiddenBy == null)
            .Join(db.Codes, m => m.CodeId, c => c.Id, (m, c) => new { Mark = m, c.Name, c.Hue }).ToListAsync(ct);
        return new ObservationView(
            o.Id, o.Quote, o.Context, o.SaidAt, o.Channel, o.Segment, o.Language, o.Place, o.Link, o.SourceId, row.Name, o.PhotoFileId, o.State, o.Pressure, o.Memo,
            o.MaskCount, o.MasksCheckedAt, row.By, o.AuthorKey is not null, row.Same,
            [.. marks.OrderBy(m => m.Mark.Id).Select(m => new MarkView(m.Mark.Id, m.Mark.CodeId, m.Name, m.Hue, m.Mark.Start, m.Mark.Length, m.Mark.CoderId == me))]);
    }

    /// <summary>Those before and after it in a filtered stream, whether or not it is still in there itself.</summary>
    public async Task<(Guid? Newer, Guid? Older)> BesideAsync(DateTimeOffset at, Guid id, VoicesFilter filter, Viewer viewer, CancellationToken ct)
    {
        var query = filtered.For(filter, viewer);
        var older = await query.Where(o => o.SaidAt < at || (o.SaidAt == at && o.Id.CompareTo(id) < 0))
            .OrderByDescending(o => o.SaidAt).ThenByDescending(o => o.Id).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
        var newer = await query.Where(o => o.SaidAt > at || (o.SaidAt == at && o.Id.CompareTo(id) > 0))
            .OrderBy(o => o.SaidAt).ThenBy(o => o.Id).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
        return (newer, older);
    }
}
