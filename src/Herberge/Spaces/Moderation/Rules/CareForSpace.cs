using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Rules;

/// <param name="Words">Words to be told of, one a line.</param>
public sealed record CareInput(int SlowSeconds, bool HoldsFirstOfGuests, string? Words);

/// <summary>How a space is looked after: slow mode, guests' first words, words to be told of. By those who run it.</summary>
internal sealed class CareForSpace(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private const int MostWords = 200;
    private const int LongestWord = 60;

    /// <summary>Null for a hidden space.</summary>
    public async Task<(SpaceStanding Standing, CareInput Care)?> ReadAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return null;
        var id = standing.Space.Id;
        var care = await db.SpaceCares.AsNoTracking().FirstOrDefaultAsync(c => c.SpaceId == id, ct) ?? new SpaceCare(id);
        return (standing, new CareInput(care.SlowSeconds, care.HoldsFirstOfGuests, care.Words));
    }

    public async Task<Result<Done>> HandleAsync(string slug, CareInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var words = Lines(input.Words);
        var problems = new List<Problem>();
        if (input.SlowSeconds is < 0 or > SpaceCare.SlowestSeconds) problems.Add(Problem.Invalid(nameof(input.SlowSeconds), "care-seconds", SpaceCare.SlowestSeconds));
        if (Check(nameof(input.Words), words) is { } wrong) problems.Add(wrong);
        if (problems.Count > 0) return Result<Done>.From(problems);

        var (id, now) = (standing.Space.Id, clock.GetUtcNow());
        var care = await db.SpaceCares.AsTracking().FirstOrDefaultAsync(c => c.SpaceId == id, ct);
        if (care is null) db.SpaceCares.Add(care = new SpaceCare(id));
        if (care.SlowSeconds != input.SlowSeconds) await db.LogAsync(id, DeedKind.SpaceSlowed, null, viewer, now, ct);
        (care.SlowSeconds, care.HoldsFirstOfGuests, care.Words) = (input.SlowSeconds, input.HoldsFirstOfGuests, string.Join('\n', words));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.care-changed", slug, "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    internal static List<string> Lines(string? words) =>
        [.. (words ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static Problem? Check(string field, List<string> words) =>
        words.Count > MostWords || words.Exists(w => w.Length > LongestWord) ? Problem.Invalid(field, "care-words", MostWords, LongestWord) : null;
}
