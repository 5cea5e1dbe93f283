using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Voices.Masking;
using Herberge.Voices.Suggestions;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>Covers by hand what the masks missed. There is no way back: what was covered is stored nowhere.</summary>
internal sealed class CoverMore(HouseDb db, WriteTransactions writes, SearchIndex search, ForgetInThemes themes, ThemesSeen seen, CodeMemory learned, TimeProvider clock)
{
    private const int ShortestWords = 2;

    public async Task<Result<Done>> HandleAsync(Guid id, string? words, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (words?.Trim() is not { Length: >= ShortestWords } passage) return Problem.Invalid("Words", "voices-cover-what");
        await using var write = await writes.BeginAsync(db, ct);
        var observation = await db.VisibleObservationsTo(viewer).AsTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        if (observation is null) return Problem.NotFound();
        var quote = Masker.CoverMore(observation.Quote, passage);
        var context = observation.Context is { } situation ? Masker.CoverMore(situation, passage) : null;
        if (quote.Text == observation.Quote && context?.Text == observation.Context) return Problem.Invalid("Words", "voices-cover-not-there");

        // Passages are kept by place, and places move: one that is still whole is found again, else its code stays on the whole quote.
        if (quote.Text != observation.Quote)
        {
            foreach (var mark in await db.CodeMarks.AsTracking().Where(m => m.ObservationId == id && m.Start != null).ToListAsync(ct))
                Follow(mark, observation.Quote, quote.Text);
        }

        observation.Cover(quote, context);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.covered", id.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await search.PutAsync(VoicesSearch.Document(observation), ct);
        await themes.HandleAsync(await themes.TouchedByAsync([id], ct), ct);
        await write.CommitAsync(ct);
        seen.Forget();
        learned.Forget();
        return default(Done);
    }

    private static void Follow(Coding.CodeMark mark, string before, string after)
    {
        var passage = before.Substring(mark.Start!.Value, mark.Length!.Value);
        var at = after.IndexOf(passage, StringComparison.Ordinal);
        mark.Highlight(at < 0 ? null : at, at < 0 ? null : passage.Length);
    }
}
