using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>How somebody can meet others.</summary>
/// <param name="Days">1 for Monday to 5 for Friday.</param>
/// <param name="Languages">Codes: de, en, pl.</param>
/// <param name="Place">Where in person; null for nowhere.</param>
public sealed record EntryInput(IReadOnlyList<int>? Days, IReadOnlyList<string>? Languages, string? Place, bool Online, string? Topics);

/// <summary>Somebody takes part, changes how, pauses or leaves. Nobody else can do it for them, and no ledger or audit row tells of it.</summary>
internal sealed class JoinProgramme(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    internal const int MostLanguages = 8;

    public async Task<Result<Done>> HandleAsync(Guid id, EntryInput input, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleProgrammesTo(viewer).AnyAsync(p => p.Id == id && p.EndedAt == null, ct)) return Problem.NotFound();
        if (Wrong(input) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var entry = await db.RoundEntries.SingleOrDefaultAsync(e => e.ProgrammeId == id && e.MemberId == me, ct);
        if (entry is null) db.RoundEntries.Add(entry = new RoundEntry(id, me, clock.GetUtcNow()));
        entry.Days = (byte)input.Days!.Distinct().Sum(day => 1 << (day - 1));
        entry.Languages = string.Join(',', input.Languages!.Select(Code).Distinct());
        entry.Place = string.IsNullOrWhiteSpace(input.Place) ? null : input.Place.Trim();
        entry.Online = input.Online;
        entry.Topics = string.Join(", ", (input.Topics ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        entry.IsPaused = false;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> PauseAsync(Guid id, bool pause, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var changed = await db.RoundEntries.Where(e => e.ProgrammeId == id && e.MemberId == me).ExecuteUpdateAsync(e => e.SetProperty(x => x.IsPaused, pause), ct);
        await write.CommitAsync(ct);
        return changed == 0 ? Problem.NotFound() : default(Done);
    }

    public async Task<Result<Done>> LeaveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var gone = await db.RoundEntries.Where(e => e.ProgrammeId == id && e.MemberId == me).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return gone == 0 ? Problem.NotFound() : default(Done);
    }

    private static List<Problem> Wrong(EntryInput input)
    {
        List<Problem> problems = [];
        if (input.Days is not { Count: > 0 } days || days.Any(day => day is < 1 or > 5)) problems.Add(Problem.Invalid(nameof(input.Days), "rounds-days"));
        if (input.Languages is not { Count: > 0 and <= MostLanguages } languages || languages.Any(code => !IsLanguage(Code(code)))) problems.Add(Problem.Invalid(nameof(input.Languages), "rounds-languages"));
        if (string.IsNullOrWhiteSpace(input.Place) && !input.Online) problems.Add(Problem.Invalid(nameof(input.Place), "rounds-place"));
        if (input.Place?.Trim().Length > RoundEntry.LongestPlace) problems.Add(Problem.Invalid(nameof(input.Place), "rounds-place-long", RoundEntry.LongestPlace));
        if (input.Topics?.Length > RoundEntry.LongestTopics) problems.Add(Problem.Invalid(nameof(input.Topics), "rounds-topics", RoundEntry.LongestTopics));
        return problems;
    }

    internal static string Code(string language) => language.Trim().ToLowerInvariant();

    internal static bool IsLanguage(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower)
        && CultureInfo.GetCultures(CultureTypes.NeutralCultures).Any(culture => culture.Name == code);
}
