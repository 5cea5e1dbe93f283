using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Voices.Inside;
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
/// <param name="FromPost">The post it stands in.</param>
/// <param name="OwnWords">It is what the post's author says, not a customer they quote.</param>
public sealed record CaptureInput(
    string? Quote, string? Context, VoiceChannel Channel, DateOnly? SaidOn, string? Segment, string? Place, string? Author, string? Link = null, string? Key = null,
    Stream? Photo = null, string? PhotoName = null, Guid? FromPost = null, bool OwnWords = false);

/// <summary>Somebody inside writes down what a customer said, beside them and on a phone.</summary>
internal sealed class Capture(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, FileStore files, SearchIndex search, AuthorKeys authors, House house, TimeProvider clock,
    QuotePost quotePost, IStringLocalizer<VoicesWords> words)
{
    private const int OldestYears = 3;

    public async Task<Result<Guid>> HandleAsync(CaptureInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden("voices-capture-inside");
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        List<Problem> problems = [.. Wrong(input, today)];
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var externalKey = input.Key is { Length: > 0 } key ? ExternalKeys.Of($"{viewer.MemberId:N}{key}") : null;
        if (await EarlierAsync(FieldNotes.Id, externalKey, ct) is { } earlier) return earlier;

        PostToQuote? from = null;
        if (input.FromPost is { } post)
        {
            var found = await quotePost.HandleAsync(post, viewer, ct);
            if (!found.Succeeded) return found.Problem;
            from = found.Value;
            if (input.OwnWords ? !from.MayBeOwn : !from.MayBeCustomers) return Problem.Invalid(nameof(input.OwnWords), input.OwnWords ? "voices-post-not-told" : "voices-post-closed");
            if (input.OwnWords) externalKey = FetchSpace.KeyOf(from.Post);
        }

        var (sourceId, channel, author) = from is not null && input.OwnWords ? (from.SourceId!.Value, VoiceChannel.Inside, from.Post.AuthorId.ToString("N")) : (FieldNotes.Id, input.Channel, input.Author);
        if (from is not null && await EarlierAsync(sourceId, externalKey, ct) is { } taken) return taken;
        var photo = await PhotoAsync(input, viewer, ct);
        if (!photo.Succeeded) return Result<Guid>.From(photo.Problems);
        var quote = input.Quote!.Trim();
        var told = new ObservedWords(
            Cover(quote, from), input.Context is { } context && !string.IsNullOrWhiteSpace(context) ? Cover(context.Trim(), from) : null, channel, Trimmed(input.Segment), LanguageGuess.Of(quote, viewer.Language),
            Masker.CoverOrNull(input.Place)?.Text, SafeLink.OrNull(input.Link), await authors.OfAsync(channel, author, ct));
        var observation = new Observation(Guid.CreateVersion7(now), sourceId, externalKey, SaidAt(input.SaidOn ?? today, today, now), now, told)
        {
            RecordedBy = viewer.MemberId,
            PhotoFileId = photo.Value!.Id,
        };
        await using var write = await writes.BeginAsync(db, ct);
        await FieldNotes.EnsureAsync(db, words["source-field-notes"], now, ct);
        db.Observations.Add(observation);
        if (from is not null) db.QuotedPosts.Add(new QuotedPost(observation.Id, from.Post.Id, from.Post.AuthorId, from.SpaceId));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (externalKey is not null && engine.IsDuplicate(twice))
        {
            await write.DisposeAsync();
            db.ChangeTracker.Clear();
            if (await EarlierAsync(sourceId, externalKey, ct) is { } first) return first;
            throw;
        }

        await search.PutAsync(VoicesSearch.Document(observation), ct);
        await write.CommitAsync(ct);
        return observation.Id;
    }

    /// <summary>What a post was covered with before somebody worked on it stays.</summary>
    private static MaskedText Cover(string text, PostToQuote? from) => from is null ? Masker.Cover(text) : FetchSpace.MaskAgain(text, from.Post);

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

    private async Task<Guid?> EarlierAsync(Guid source, string? externalKey, CancellationToken ct) => externalKey is null
        ? null
        : await db.Observations.Where(o => o.SourceId == source && o.ExternalKey == externalKey).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);

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
