using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Telling;

/// <param name="Author">Who answered; kept as a pseudonym.</param>
/// <param name="Key">Of the form, so that a second press notes nothing twice.</param>
internal sealed record AnswerInput(Guid TellingId, string? Quote, string? Author, string? Segment, DateOnly? On, string? Key);

/// <summary>What is known of a telling that somebody answered.</summary>
public sealed record AnsweredTelling(Guid Id, Guid NeedId, string Label, string Want, VoiceChannel Channel, string Text, DateTimeOffset ToldAt, string? Segment);

/// <summary>A customer answered what they were told: a new observation, which waits to be coded like any other.</summary>
internal sealed class NoteAnswer(HouseDb db, WriteTransactions writes, Capture capture, IStringLocalizer<TellingWords> words)
{
    public async Task<Result<AnsweredTelling>> ToAsync(Guid tellingId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var row = await db.NeedTellings.AsNoTracking().Where(t => t.Id == tellingId).Join(db.Needs, t => t.NeedId, n => n.Id, (t, n) => new { Telling = t, n.Number, n.Want }).SingleOrDefaultAsync(ct);
        if (row is null) return Problem.NotFound();
        var segment = row.Telling.ObservationId is { } id ? await db.VisibleObservationsTo(viewer).Where(o => o.Id == id).Select(o => o.Segment).FirstOrDefaultAsync(ct) : null;
        return new AnsweredTelling(tellingId, row.Telling.NeedId, Need.LabelOf(row.Number), row.Want, row.Telling.Channel, row.Telling.Text, row.Telling.ToldAt, segment);
    }

    /// <returns>The new observation.</returns>
    public async Task<Result<Guid>> HandleAsync(AnswerInput input, Viewer viewer, CancellationToken ct)
    {
        var telling = await ToAsync(input.TellingId, viewer, ct);
        if (!telling.Succeeded) return telling.Problem;
        var noted = await capture.HandleAsync(new CaptureInput(input.Quote, words["answer-context", telling.Value.Label, telling.Value.Want], telling.Value.Channel, input.On, input.Segment, null, input.Author,
            Key: string.IsNullOrEmpty(input.Key) ? null : $"answer:{input.Key}"), viewer, ct);
        if (!noted.Succeeded) return noted;
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.TellingAnswers.AnyAsync(a => a.ObservationId == noted.Value, ct)) db.TellingAnswers.Add(new TellingAnswer(noted.Value, input.TellingId));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return noted;
    }
}
