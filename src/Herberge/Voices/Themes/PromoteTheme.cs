using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Themes;

/// <param name="Observations">Those of its voices that get the code.</param>
public sealed record PromoteThemeInput(Guid ThemeId, string? Name, string? Definition, Guid? ParentId, IReadOnlyList<Guid> Observations);

/// <param name="Waiting">Those among the chosen that wait for a code, and wait no more then.</param>
/// <param name="CodedAlready">Those that keep what they were given before and get this code as well.</param>
public sealed record PromotionPreview(string Name, int Chosen, int Waiting, int CodedAlready);

/// <summary>Makes a code of a theme and gives it to chosen voices. Taken back like any change of the codebook.</summary>
internal sealed class PromoteTheme(HouseDb db, WriteTransactions writes, CodeCounts counts, ThemesSeen seen, TimeProvider clock)
{
    /// <summary>What would happen, or what is wrong with it.</summary>
    public async Task<Result<PromotionPreview>> PreviewAsync(PromoteThemeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await ThemeAsync(input.ThemeId, ct) is not { } theme) return Problem.NotFound();
        var chosen = await ChosenAsync(theme, input, viewer, ct);
        var problems = await WrongAsync(theme, input, chosen, ct);
        if (problems.Count > 0) return Result<PromotionPreview>.From(problems);
        return new PromotionPreview(input.Name!.Trim(), chosen.Count, chosen.Count(o => o.State == ObservationState.Open), chosen.Count(o => o.State == ObservationState.Coded));
    }

    /// <returns>The change, for undoing it.</returns>
    public async Task<Result<Guid>> HandleAsync(PromoteThemeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await ThemeAsync(input.ThemeId, ct) is not { } theme) return Problem.NotFound();
        var chosen = await ChosenAsync(theme, input, viewer, ct);
        var problems = await WrongAsync(theme, input, chosen, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var code = new Code(Guid.CreateVersion7(now), input.Name!, 1 + (await db.Codes.CountAsync(ct) % Code.Hues), now)
        {
            Definition = string.IsNullOrWhiteSpace(input.Definition) ? null : input.Definition.Trim(),
            ParentId = input.ParentId,
        };
        var change = new CodeChange(Guid.CreateVersion7(now), CodeChangeKind.Promoted, code.Id, null, viewer.MemberId, now) { Moved = chosen.Count };
        db.Codes.Add(code);
        db.CodeChanges.Add(change);
        foreach (var observation in chosen)
        {
            var mark = new CodeMark(Guid.CreateVersion7(now), observation.Id, code.Id, viewer.MemberId, observation.SaidAt, now);
            db.CodeMarks.Add(mark);
            db.CodeMoves.Add(new CodeMove(change.Id, mark.Id));
            observation.State = ObservationState.Coded;
        }

        theme.CodeId = code.Id;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.theme-promoted", code.Name, chosen.Count.ToString(CultureInfo.InvariantCulture), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        counts.Forget();
        seen.Forget();
        return change.Id;
    }

    private Task<VoiceTheme?> ThemeAsync(Guid id, CancellationToken ct) => db.VoiceThemes.AsTracking().SingleOrDefaultAsync(t => t.Id == id && t.GoneAt == null, ct);

    private Task<List<Observation>> ChosenAsync(VoiceTheme theme, PromoteThemeInput input, Viewer viewer, CancellationToken ct)
    {
        var ids = input.Observations.ToList();
        var within = SeeTheme.Within(db, theme.Id, theme.Level).Select(v => v.ObservationId);
        return db.VisibleObservationsTo(viewer).AsTracking().Where(o => ids.Contains(o.Id) && within.Contains(o.Id)).ToListAsync(ct);
    }

    private async Task<List<Problem>> WrongAsync(VoiceTheme theme, PromoteThemeInput input, List<Observation> chosen, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var codeId = theme.CodeId;
        if (codeId is not null && await db.Codes.AsNoTracking().Where(c => c.Id == codeId && c.RetiredAt == null).Select(c => c.Name).FirstOrDefaultAsync(ct) is { } made)
            problems.Add(Problem.Conflict("voices-theme-promoted", made));
        if (CodeNames.Check(nameof(input.Name), input.Name) is { } wrong) problems.Add(wrong);
        else if (await CodeNames.FindAsync(db, input.Name!, ct) is { } other) problems.Add(Problem.Invalid(nameof(input.Name), "voices-code-taken", other.Name));
        if (input.Definition?.Length > Code.LongestText) problems.Add(Problem.Invalid(nameof(input.Definition), "voices-text-long", Code.LongestText));
        if (input.ParentId is { } parent && !await db.Codes.AnyAsync(c => c.Id == parent && c.RetiredAt == null && c.ParentId == null, ct))
            problems.Add(Problem.Invalid(nameof(input.ParentId), "voices-code-parent"));
        if (chosen.Count == 0) problems.Add(Problem.Invalid(nameof(input.Observations), "voices-promote-which"));
        return problems;
    }
}
