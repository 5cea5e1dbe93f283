using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Sources;

/// <summary>What is asked of every source, whatever its kind.</summary>
/// <param name="Segment">For what the source itself leaves out.</param>
public sealed record SourceInput(string? Name, int Minutes = SourceRules.UsualMinutes, string? Segment = null, string? Language = null);

internal static class SourceRules
{
    public const int UsualMinutes = 60;
    public const int FewestMinutes = 15;
    public const int MostMinutes = 7 * 24 * 60;

    /// <summary>That are fetched: more would never be done before they are due again.</summary>
    private const int Most = 100;

    public static IEnumerable<Problem> Wrong(SourceInput input, bool scheduled)
    {
        if (input.Name?.Trim() is not { Length: > 0 and <= Source.LongestName }) yield return Problem.Invalid(nameof(input.Name), "voices-source-name", Source.LongestName);
        if (scheduled && input.Minutes is < FewestMinutes or > MostMinutes) yield return Problem.Invalid(nameof(input.Minutes), "voices-feed-minutes", FewestMinutes);
        if (input.Segment?.Trim().Length > Observation.LongestWord) yield return Problem.Invalid(nameof(input.Segment), "voices-text-long", Observation.LongestWord);
    }

    public static Source Make(SourceKind kind, SourceInput input, string houseLanguage, DateTimeOffset now)
    {
        var source = new Source(Guid.CreateVersion7(now), kind, input.Name!.Trim(), Source.UsualMonths, now);
        Apply(source, input, houseLanguage);
        return source;
    }

    public static void Apply(Source source, SourceInput input, string houseLanguage)
    {
        source.Name = input.Name!.Trim();
        source.Segment = string.IsNullOrWhiteSpace(input.Segment) ? null : input.Segment.Trim();
        source.Language = input.Language is "de" or "en" ? input.Language : houseLanguage;
    }

    /// <summary>Inside the write.</summary>
    public static async Task<Problem?> TooManyAsync(HouseDb db, CancellationToken ct) =>
        await db.VoiceSources.CountAsync(s => s.EndedAt == null && s.Kind != SourceKind.File && s.Kind != SourceKind.FieldNotes, ct) >= Most ? Problem.Conflict("voices-sources-many", Most) : null;
}
