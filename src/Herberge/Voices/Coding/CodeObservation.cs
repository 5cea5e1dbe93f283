using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Coding;

/// <param name="Keep">Marks that stay; the observation's other marks are taken away.</param>
/// <param name="Add">Names of codes to give. One nobody knows yet becomes a new code.</param>
/// <param name="Passage">Words of the quote the added codes belong to; null for the whole.</param>
/// <param name="Start">Where the passage begins, for one that occurs more than once.</param>
/// <param name="Pressure">How hard it presses, 1 to 4.</param>
/// <param name="SetAside">Read, and nothing in it to go on with.</param>
public sealed record CodeObservationInput(
    Guid Id, IReadOnlyList<Guid> Keep, IReadOnlyList<string> Add, string? Passage, int? Start, int? Pressure, string? Memo, bool SetAside = false);

/// <summary>Says what an observation is about.</summary>
internal sealed class CodeObservation(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const int HighestPressure = 4;
    private const int MostCodes = 20;

    public async Task<Result<Done>> HandleAsync(CodeObservationInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var names = input.Add.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        List<Problem> problems = [.. names.Select(name => CodeNames.Check("Add", name)).OfType<Problem>().Take(1)];
        if (input.Memo?.Length > Observation.LongestMemo) problems.Add(Problem.Invalid("Memo", "voices-text-long", Observation.LongestMemo));
        if (input.Pressure is < 1 or > HighestPressure) problems.Add(Problem.Invalid("Pressure", "voices-pressure"));

        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var observation = await db.VisibleObservationsTo(viewer).AsTracking().SingleOrDefaultAsync(o => o.Id == input.Id, ct);
        if (observation is null) return Problem.NotFound();
        if (Place(observation.Quote, input) is not { } place) problems.Add(Problem.Invalid("Passage", "voices-passage"));
        else if (problems.Count == 0)
        {
            var marks = await db.CodeMarks.AsTracking().Where(m => m.ObservationId == input.Id && m.HiddenBy == null).ToListAsync(ct);
            var kept = marks.Where(m => input.Keep.Contains(m.Id)).ToList();
            db.CodeMarks.RemoveRange(marks.Except(kept));
            foreach (var name in names)
            {
                var code = await CodeNames.FindAsync(db, name, ct) ?? await CodeNames.AddAsync(db, name, viewer.MemberId, now, ct);
                if (kept.Any(m => m.CodeId == code.Id && (place.Length == 0 || (m.Start, m.Length) == (place.Start, place.Length)))) continue;
                var mark = new CodeMark(Guid.CreateVersion7(now), observation.Id, code.Id, viewer.MemberId, observation.SaidAt, now);
                mark.Highlight(place.Start, place.Length);
                db.CodeMarks.Add(mark);
                kept.Add(mark);
                // The next name counts the codes to choose a colour.
                await db.SaveChangesAsync(ct);
            }

            if (kept.Count > MostCodes) problems.Add(Problem.Invalid("Add", "voices-codes-many", MostCodes));
            if (kept.Count == 0 && !input.SetAside) problems.Add(Problem.Invalid("Add", "voices-code-missing"));
            observation.State = input.SetAside ? ObservationState.SetAside : ObservationState.Coded;
            observation.Pressure = input.Pressure;
            observation.Memo = string.IsNullOrWhiteSpace(input.Memo) ? null : input.Memo.Trim();
        }

        if (problems.Count > 0) return Result<Done>.From(problems);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Null when the passage is not in the quote; length 0 for the whole.</summary>
    private static (int Start, int Length)? Place(string quote, CodeObservationInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Passage)) return (0, 0);
        var passage = input.Passage.Trim();
        if (input.Start is { } start && start >= 0 && start + passage.Length <= quote.Length && quote.AsSpan(start, passage.Length).SequenceEqual(passage)) return (start, passage.Length);
        var at = quote.IndexOf(passage, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : (at, passage.Length);
    }
}
