using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Herberge.Voices.Agreements;
using Herberge.Voices.Inside;
using Herberge.Voices.Report;
using Herberge.Voices.Suggestions;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>What the room keeps about a person of the house: what they wrote down, coded, checked, own and told.</summary>
internal sealed class VoicesData(HouseDb db, WithdrawQuotes withdraw) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("voicesRecorded", await db.Observations.AsNoTracking().Where(o => o.RecordedBy == memberId).OrderBy(o => o.SaidAt)
            .Select(o => new { o.SaidAt, o.Quote, o.Context, o.Place }).ToListAsync<object>(ct)),
        new PersonalRecords("voicesQuoted", await db.QuotedPosts.AsNoTracking().Where(q => q.AuthorId == memberId)
            .Join(db.Observations, q => q.ObservationId, o => o.Id, (q, o) => new { q.PostId, o.SaidAt, o.Quote }).OrderBy(q => q.SaidAt).ToListAsync<object>(ct)),
        new PersonalRecords("voicesRefused", await db.ObservationRefusals.AsNoTracking().Where(r => r.MemberId == memberId).OrderBy(r => r.At)
            .Select(r => new { r.SpaceId, r.At }).ToListAsync<object>(ct)),
        new PersonalRecords("voicesCoded", await db.CodeMarks.AsNoTracking().Where(m => m.CoderId == memberId).OrderBy(m => m.At)
            .Join(db.Codes, m => m.CodeId, c => c.Id, (m, c) => new { m.At, c.Name }).ToListAsync<object>(ct)),
        new PersonalRecords("voicesCodebook", await db.CodeChanges.AsNoTracking().Where(c => c.ById == memberId).OrderBy(c => c.At)
            .Select(c => new { c.At, c.Kind, c.CodeId }).ToListAsync<object>(ct)),
        new PersonalRecords("voicesSuggestionsRejected", await db.SuggestionRejections.AsNoTracking().Where(r => r.ById == memberId).OrderBy(r => r.At)
            .Join(db.Codes, r => r.CodeId, c => c.Id, (r, c) => new { r.At, c.Name }).ToListAsync<object>(ct)),
        new PersonalRecords("needsOwned", await db.Needs.AsNoTracking().Where(n => n.OwnerId == memberId).OrderBy(n => n.Number)
            .Select(n => new { n.Number, n.When, n.Want, n.So }).ToListAsync<object>(ct)),
        new PersonalRecords("needsTold", await db.NeedTellings.AsNoTracking().Where(t => t.ToldBy == memberId).OrderBy(t => t.ToldAt)
            .Select(t => new { t.ToldAt, t.Channel, t.Text }).ToListAsync<object>(ct)),
        new PersonalRecords("voicesCodedBlind", await db.BlindCodings.AsNoTracking().Where(c => c.CoderId == memberId).OrderBy(c => c.At)
            .Join(db.CodingSamples, c => c.SampleId, s => s.Id, (c, s) => new { c.At, s.Name, c.Codes }).ToListAsync<object>(ct)),
        new PersonalRecords("voicesReport", await db.ReportReaders.AsNoTracking().Where(r => r.MemberId == memberId).Select(r => new { r.AddedAt, r.EndedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await withdraw.HandleAsync(db.QuotedPosts.Where(q => q.AuthorId == id), ct);
        await db.ObservationRefusals.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        await db.ObservedSpaces.Where(s => s.ProposedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProposedBy, former), ct);
        await db.ObservedSpaces.Where(s => s.AgreedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.AgreedBy, former), ct);
        // Their files are deleted with them.
        await db.Observations.Where(o => o.RecordedBy == id).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.RecordedBy, (Guid?)null).SetProperty(x => x.PhotoFileId, (Guid?)null), ct);
        await db.Observations.Where(o => o.MasksCheckedBy == id).ExecuteUpdateAsync(o => o.SetProperty(x => x.MasksCheckedBy, (Guid?)null), ct);
        await db.CodeMarks.Where(m => m.CoderId == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.CoderId, former), ct);
        await db.CodeChanges.Where(c => c.ById == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ById, former), ct);
        await db.SuggestionRejections.Where(r => r.ById == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.ById, former), ct);
        await db.Needs.Where(n => n.OwnerId == id).ExecuteUpdateAsync(n => n.SetProperty(x => x.OwnerId, (Guid?)null), ct);
        await db.NeedIdeas.Where(l => l.LinkedBy == id).ExecuteUpdateAsync(l => l.SetProperty(x => x.LinkedBy, former), ct);
        await db.NeedEvidence.Where(e => e.AddedBy == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.AddedBy, former), ct);
        // What they coded blind is a judgement of theirs and goes with them; what was agreed on stays with the observations.
        await db.BlindCodings.Where(c => c.CoderId == id).ExecuteDeleteAsync(ct);
        await db.SampleCoders.Where(c => c.MemberId == id).ExecuteDeleteAsync(ct);
        await db.SampleVoices.Where(v => v.SettledBy == id).ExecuteUpdateAsync(v => v.SetProperty(x => x.SettledBy, former), ct);
        await db.CodingSamples.Where(s => s.CreatedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CreatedBy, former), ct);
        await db.ReportReaders.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        await db.ReportReaders.Where(r => r.AddedBy == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.AddedBy, former), ct);
        await db.ReportIssues.Where(i => i.SentBy == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.SentBy, former), ct);
        await db.TellingTemplates.Where(t => t.EditedBy == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.EditedBy, former), ct);
        await db.NeedTellings.Where(t => t.ToldBy == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.ToldBy, former), ct);
    }
}
