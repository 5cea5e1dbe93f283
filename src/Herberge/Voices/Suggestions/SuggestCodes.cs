using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Suggestions;

public enum SuggestionState
{
    /// <summary>There are suggestions.</summary>
    Suggested,

    /// <summary>Nothing is likely enough.</summary>
    Unsure,

    /// <summary>The team coded too little yet.</summary>
    TooFew,

    /// <summary>It is being learned.</summary>
    Learning,
}

/// <param name="Confidence">0 to 1: of suggestions with 0.8 about eight of ten are right.</param>
public sealed record SuggestedCode(CodeName Code, double Confidence);

/// <param name="KnownCodes">Codes with enough examples.</param>
public sealed record CodeHints(SuggestionState State, IReadOnlyList<SuggestedCode> Codes, int KnownCodes);

/// <summary>Codes that may fit an observation, learned from what the team gave others and turned down.</summary>
internal sealed class SuggestCodes(HouseDb db, CodeMemory memory)
{
    /// <summary>Less likely ones cost more reading than they save.</summary>
    public const double LeastConfidence = 0.4;
    private const int MostLooked = 8;

    public async Task<Result<CodeHints>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var quote = await db.VisibleObservationsTo(viewer).AsNoTracking().Where(o => o.Id == id).Select(o => o.Quote).FirstOrDefaultAsync(ct);
        return quote is null ? Problem.NotFound() : await OfAsync(id, quote, ct);
    }

    /// <param name="id">An observation the viewer was shown.</param>
    /// <param name="quote">Its words.</param>
    /// <param name="ct">Stops the work.</param>
    internal async Task<CodeHints> OfAsync(Guid id, string quote, CancellationToken ct)
    {
        if (await memory.ReadAsync(db, ct) is not { } learned) return new CodeHints(SuggestionState.Learning, [], 0);
        var known = learned.KnownCodes;
        if (known < LearnedCodes.LeastCodes) return new CodeHints(SuggestionState.TooFew, [], known);
        var likely = learned.Suggest(Themes.ThemeTexts.Of(quote), LeastConfidence, MostLooked);
        if (likely.Count == 0) return new CodeHints(SuggestionState.Unsure, [], known);
        var ids = likely.Select(code => code.Code).ToList();
        var codes = await db.Codes.AsNoTracking()
            .Where(c => ids.Contains(c.Id) && c.RetiredAt == null)
            .Where(c => !db.Set<Coding.CodeMark>().Any(m => m.ObservationId == id && m.CodeId == c.Id && m.HiddenBy == null) && !db.Set<SuggestionRejection>().Any(r => r.ObservationId == id && r.CodeId == c.Id))
            .Select(c => new CodeName(c.Id, c.Name, c.Hue)).ToDictionaryAsync(c => c.Id, ct);
        var suggested = likely.Where(code => codes.ContainsKey(code.Code)).Select(code => new SuggestedCode(codes[code.Code], code.Confidence)).ToList();
        return new CodeHints(suggested.Count == 0 ? SuggestionState.Unsure : SuggestionState.Suggested, suggested, known);
    }
}
