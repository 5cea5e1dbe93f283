using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Masking;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices;

/// <param name="Quote">What the customer said.</param>
/// <param name="Context">The situation.</param>
/// <param name="Author">Who said it; kept only as a key that tells the same person again.</param>
/// <param name="Key">What the sender calls this note; the same key again changes nothing.</param>
/// <param name="Photo">A picture of the place.</param>
public sealed record CaptureInput(
    string? Quote, string? Context, VoiceChannel Channel, DateOnly? SaidOn, string? Segment, string? Place, string? Author, string? Link = null, string? Key = null,
    Stream? Photo = null, string? PhotoName = null);

/// <summary>Somebody inside writes down what a customer said, beside them and on a phone.</summary>
internal sealed class Capture(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, FileStore files, SearchIndex search, AuthorKeys authors, House house, TimeProvider clock,
    IStringLocalizer<VoicesWords> words)
{
    private const int OldestYears = 3;

    public async Task<Result<Guid>> HandleAsync(CaptureInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden("voices-capture-inside");
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, house.TimeZone).DateTime);
        List<Problem> problems = [.. Wrong(input, today)];
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var externalKey = input.Key is { Length: > 0 } key ? ExternalKeys.Of($"{viewer.MemberId:N}{key}") : null;
        if (await EarlierAsync(externalKey, ct) is { } earlier) return earlier;

        var photo = await PhotoAsync(input, viewer, ct);
        if (!photo.Succeeded) return Result<Guid>.From(photo.Problems);
        var quote = input.Quote!.Trim();
        var told = new ObservedWords(
            Masker.Cover(quote), Masker.CoverOrNull(input.Context), input.Channel, Trimmed(input.Segment), LanguageGuess.Of(quote, viewer.Language),
            Masker.CoverOrNull(input.Place)?.Text, SafeLink.OrNull(input.Link), await authors.OfAsync(input.Channel, input.Author, ct));
        var observation = new Observation(Guid.CreateVersion7(now), FieldNotes.Id, externalKey, SaidAt(input.SaidOn ?? today, today, now), now, told)
        {
            RecordedBy = viewer.MemberId,
            PhotoFileId = photo.Value!.Id,
        };
        await using var write = await writes.BeginAsync(db, ct);
        await FieldNotes.EnsureAsync(db, words["source-field-notes"], now, ct);
        db.Observations.Add(observation);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (externalKey is not null && engine.IsDuplicate(twice))
        {
            await write.DisposeAsync();
            db.ChangeTracker.Clear();
            if (await EarlierAsync(externalKey, ct) is { } first) return first;
            throw;
        }

        await search.PutAsync(VoicesSearch.Document(observation), ct);
        await write.CommitAsync(ct);
        return observation.Id;
    }

    private static IEnumerable<Problem> Wrong(CaptureInput input, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Quote)) yield return Problem.Invalid(nameof(input.Quote), "voices-quote-missing");
        else if (input.Quote.Trim().Length > Observation.LongestQuote) yield return Problem.Invalid(nameof(input.Quote), "voices-text-long", Observation.LongestQuote);
        if (input.Context?.Length > Observation.LongestContext) yield return Problem.Invalid(nameof(input.Context), "voices-text-long", Observation.LongestContext);
        if (!Enum.IsDefined(input.Channel)) yield return Problem.Invalid(nameof(input.Channel), "voices-channel");
        if (input.Segment?.Length > Observation.LongestWord) yield return Problem.Invalid(nameof(input.Segment), "voices-text-long", Observation.LongestWord);
        if (input.Place?.Length > Observation.LongestWord) yield return Problem.Invalid(nameof(input.Place), "voices-text-long", Observation.LongestWord);
        if (input.SaidOn is { } day && (day > today || day < today.AddYears(-OldestYears))) yield return Problem.Invalid(nameof(input.SaidOn), "voices-day", OldestYears);
        if (SafeLink.IsWrong(input.Link)) yield return Problem.Invalid(nameof(input.Link), "voices-link");
    }

    /// <summary>Today is now; another day is its noon in the house.</summary>
    private DateTimeOffset SaidAt(DateOnly day, DateOnly today, DateTimeOffset now) => day == today
        ? now
        : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(12, 0)), house.TimeZone));

    private async Task<Guid?> EarlierAsync(string? externalKey, CancellationToken ct) => externalKey is null
        ? null
        : await db.Observations.Where(o => o.SourceId == FieldNotes.Id && o.ExternalKey == externalKey).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);

    private async Task<Result<Photo>> PhotoAsync(CaptureInput input, Viewer viewer, CancellationToken ct)
    {
        if (input.Photo is null) return new Photo(null);
        var saved = await files.SaveAsync(input.Photo, input.PhotoName ?? "", viewer, ct);
        if (!saved.Succeeded) return Result<Photo>.From([saved.Problem with { Field = nameof(input.Photo) }]);
        if (saved.Value.IsImage) return new Photo(saved.Value.Id);
        await files.DeleteAsync(saved.Value.Id, ct);
        return Problem.Invalid(nameof(input.Photo), "picture-needed");
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Photo(Guid? Id);
}
